use super::{Links, markdown, summary};
use indexmap::IndexMap;

fn links() -> Links {
    let targets =
        [("ListPackages", "crate::Client::list_packages"), ("PackageSummary", "crate::types::PackageSummary")];
    Links::new(targets.into_iter().map(|(name, path)| (name.to_owned(), path.to_owned())).collect::<IndexMap<_, _>>())
}

/// Markdown of HTML that documents no item in particular.
fn lines(html: &str) -> Vec<String> {
    markdown(html, &links(), None)
}

/// The same as one text.
fn text(html: &str) -> String {
    lines(html).join("\n")
}

#[test]
fn documentation_without_words_gives_no_line() {
    for html in ["", " \n ", "<p></p>", "<ul><li> </li></ul>", "<b></b>", "<p><code> </code></p>", "<pre> </pre>"] {
        assert_eq!(lines(html), Vec::<String>::new(), "{html}");
    }
}

#[test]
fn paragraphs_are_parted_by_a_blank_line_and_space_is_collapsed() {
    assert_eq!(text("<p> One\n  two. </p> <p>Three.</p>"), "One two.\n\nThree.");
    assert_eq!(text("One<p>Two"), "One\n\nTwo");
    assert_eq!(text("One<br/>Two"), "One\n\nTwo");
    assert_eq!(text("<h2><i>One</h2>two"), "***One***\n\ntwo");
}

#[test]
fn names_of_operations_and_shapes_become_links() {
    let link = "Call [`ListPackages`](crate::Client::list_packages).";
    assert_eq!(text("Call <code>ListPackages</code>."), link);
    assert_eq!(text("Call <a>ListPackages</a>."), link);
    assert_eq!(text(r#"Call <a href="https://docs.example/API_ListPackages.html"> ListPackages</a>."#), link);
    assert_eq!(text("<code><a>PackageSummary</a></code>"), "[`PackageSummary`](crate::types::PackageSummary)");
    assert_eq!(text("<code>packageSummary</code>"), "`packageSummary`");
    assert_eq!(text("See<code> ListPackages </code>too"), "See [`ListPackages`](crate::Client::list_packages) too");
}

#[test]
fn an_item_is_not_linked_to_itself() {
    let html = "<code>ListPackages</code> gives each <a>PackageSummary</a>; <a>ListPackages</a> has pages.";
    assert_eq!(
        markdown(html, &links(), Some("ListPackages")).join(" "),
        "`ListPackages` gives each [`PackageSummary`](crate::types::PackageSummary); `ListPackages` has pages."
    );
}

#[test]
fn links_lead_to_the_web_or_nowhere() {
    assert_eq!(
        text(r#"See <a href="https://e.com/a">the <i>guide</i> </a> too."#),
        "See [the *guide*](https://e.com/a) too."
    );
    assert_eq!(text(r#"<a href="https://e.com/a b(c)">x</a>"#), "[x](https://e.com/a%20b%28c%29)");
    for href in ["", "API_X.html", "javascript:alert(1)", "#here", "https://"] {
        assert_eq!(text(&format!("<a href='{href}'>the guide</a>")), "the guide", "{href}");
    }
    assert_eq!(text("<ulink url='https://e.com'>x</ulink>"), "[x](https://e.com)");
    assert_eq!(text("<a href='https://e.com'><code>x</code> y</a>"), "[`x` y](https://e.com)");
    assert_eq!(text("<a href='https://e.com'><code>x[0]</code></a>"), "[x\\[0\\]](https://e.com)");
}

#[test]
fn there_is_no_link_within_a_link() {
    let first = "[one](https://e.com) [two](https://f.com)";
    assert_eq!(text("<a href='https://e.com'>one <a href='https://f.com'>two</a>"), first);
    for inner in ["<a>ListPackages</a>", "<code>ListPackages</code>", "<a href='https://f.com'>ListPackages</a>"] {
        let html = format!("<ulink url='https://e.com'>see {inner}</ulink>");
        assert_eq!(text(&html).replace('`', ""), "[see ListPackages](https://e.com)");
    }
}

#[test]
fn web_addresses_in_text_are_links_or_code() {
    assert_eq!(text("At https://e.com/x_y. Or (http://e.com)."), "At <https://e.com/x_y>. Or (<http://e.com>).");
    assert_eq!(text("https://{domain}.e.com/"), "`https://{domain}.e.com/`");
    assert_eq!(text("<code>https://e.com</code>"), "`https://e.com`");
    assert_eq!(text(r#"<a href="https://e.com">https://e.com</a>"#), "[https://e.com](https://e.com)");
    assert_eq!(text("https:// and http and https://e.com"), "`https://` and http and <https://e.com>");
}

#[test]
fn text_is_not_read_as_markup() {
    assert_eq!(text("a*b* [x] [y](z) `c` ~d~ \\e"), "a\\*b\\* \\[x\\] \\[y\\](z) \\`c\\` \\~d\\~ \\\\e");
    assert_eq!(text("snake_case and _this_"), "snake_case and \\_this\\_");
    assert_eq!(text("Vec&lt;T&gt; &amp;lt; AT&amp;T --flag"), "Vec\\<T> \\&lt; AT&T \\-\\-flag");
    assert_eq!(text("arn:<region>:<Account>"), "arn:\\<region>:\\<Account>");
    assert_eq!(text("Great!<a href='https://e.com'>x</a>"), "Great\\![x](https://e.com)");
    assert_eq!(text("Wow!Great; a - b, &; c_d _e"), "Wow!Great; a - b, &; c_d \\_e");
    assert_eq!(text("&amp;#39; &amp;#x27; &amp;"), "\\&#39; \\&#x27; &");
}

#[test]
fn words_at_the_start_of_a_line_are_not_read_as_blocks() {
    for (html, expected) in [
        ("# one", "\\# one"),
        ("- one", "\\- one"),
        ("+ one", "\\+ one"),
        ("* one", "\\* one"),
        ("&gt; one", "\\> one"),
        ("1. one", "1\\. one"),
        ("12) one", "12\\) one"),
        ("===", "\\==="),
        ("| a", "\\| a"),
        ("1.5 is fine", "1.5 is fine"),
        (". one", ". one"),
        (") one", ") one"),
        ("1a one", "1a one"),
        ("-one", "-one"),
    ] {
        assert_eq!(text(html), expected);
    }
    let html = "word ".repeat(18) + "- not an item";
    assert!(lines(&html).iter().all(|line| !line.starts_with('-')));
}

#[test]
fn markup_that_nobody_knows_is_dropped_when_it_is_closed() {
    assert_eq!(text("<text>One.</text>"), "One.");
    assert_eq!(text("<fullname>Service</fullname><p>One.</p>"), "Service\n\nOne.");
    assert_eq!(text("<TEXT>One.</TEXT>"), "One.");
    assert_eq!(text("<text>One.</text >"), "One.");
}

#[test]
fn emphasis_holds_the_words_and_not_the_space_around_them() {
    assert_eq!(text("a <b> bold </b> and <i>slanted</i> <b></b>word"), "a **bold** and *slanted* word");
    assert_eq!(text("<b>Note:</b>text"), "**Note:** text");
    assert_eq!(text("<b>one<p>two</b>"), "**one**\n\ntwo");
    for (html, expected) in [
        ("a<b>b</b>", "a**b**"),
        ("<b>a</b>b", "**a**b"),
        ("a<b>(b)</b>", "a **(b)**"),
        (".<b>(b)</b>", ".**(b)**"),
        ("<b>a.</b>.", "**a.**."),
        ("<b>a.</b>b", "**a.** b"),
        ("<b>a</b><i>b</i>", "**a** *b*"),
        ("<i>a</i> <b> </b>b", "*a* b"),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn code_keeps_its_backticks_and_gains_no_line_break() {
    assert_eq!(text("<code>a ` b</code>"), "``a ` b``");
    assert_eq!(text("<code>`a`</code>"), "`` `a` ``");
    assert_eq!(text("<code>a\n b</code><code>c</code>"), "`a b` `c`");
    assert_eq!(text("<code>`a</code> <code>a`</code>"), "`` `a `` `` a` ``");
    assert_eq!(text("<code>a</code>b<code>c[0]</code>"), "`a`b`c[0]`");
    assert_eq!(text("a<code> b </code>c"), "a `b` c");
}

#[test]
fn lists_are_tight_unless_an_item_has_paragraphs() {
    assert_eq!(text("<ul><li><p>one</p></li> <li>two<ul><li>in</li></ul></li></ul>"), "- one\n- two\n  - in");
    assert_eq!(text("<ol><li>one</li><li>two</li></ol>"), "1. one\n2. two");
    assert_eq!(text("<ul><li><p>one</p><p>more</p></li><li>two</li></ul>"), "- one\n\n  more\n\n- two");
    assert_eq!(text("<dl><dt>Term</dt><dd><p>Meaning.</p></dd></dl>"), "- **Term**\n\n  Meaning.");
}

#[test]
fn lists_that_follow_each_other_stay_apart() {
    let list = "<ul><li>a</li><li>b</li></ul>";
    assert_eq!(text(&list.repeat(3)), "- a\n- b\n\n* a\n* b\n\n- a\n- b");
    assert_eq!(
        text(&format!("<note>x{list}</note>{list}y{list}")),
        "**Note:** x\n\n- a\n- b\n\n* a\n* b\n\ny\n\n- a\n- b"
    );
    assert_eq!(text(&"<ol><li>a</li></ol>".repeat(2)), "1. a\n\n1) a");
    assert_eq!(text("<ol><li>a</li></ol><ul><li>b</li></ul>"), "1. a\n\n- b");
    assert_eq!(text(&format!("<ul><li>c{list}{list}</li></ul>")), "- c\n  - a\n  - b\n  * a\n  * b");
}

#[test]
fn soup_loses_no_text() {
    assert_eq!(text("<li>one<li>two"), "- one\n- two");
    assert_eq!(text("<ul>one<li>two</ul>three"), "- one\n- two\n\nthree");
    assert_eq!(text("<ol><h2>one</h2></ol>"), "1. **one**");
    assert_eq!(text("<b><i>one</b> two</i>"), "***one*** two");
    assert_eq!(text("<table><tr><th>a</th><td>b</td></tr></table>"), "- a — b");
    let deep = "<ul><li>".repeat(2_000) + "word";
    assert_eq!(lines(&deep).len(), 1);
    assert!(text(&deep).ends_with("- word"));
    // As deep as elements may nest: the list and its item take a place each.
    assert_eq!(text(&deep), format!("{}word", "- ".repeat(11)));
    assert_eq!(text(&("<i>".repeat(40) + "word")), format!("{stars}word{stars}", stars = "*".repeat(23)));
    assert_eq!(text("<table><tr><td><p>a</p></td><td>b</td></tr></table>"), "- a\n\n  \u{2014} b");
    assert_eq!(text("<ul><li><b>one<li>two</ul>"), "- **one**\n- two");
    assert_eq!(text("a</b></ul></pre>b"), "ab");
}

#[test]
fn elements_of_one_meaning_read_alike() {
    for (names, expected) in [
        ("p div br section blockquote fullname body para caption header footer", "a\n\nx\n\nb"),
        ("h1 h2 h3 h4 h5 h6 title", "a\n\n**x**\n\nb"),
        ("pre programlisting screen", "a\n\n```text\nx\n```\n\nb"),
        ("b strong", "a**x**b"),
        ("i em emphasis replaceable var cite dfn", "a*x*b"),
        ("code tt kbd samp filename literal", "a`x`b"),
        ("html span small big sub sup u s font abbr q ins del mark function link xref", "axb"),
        ("ul dl itemizedlist", "a\n\n- x\n\nb"),
        ("ol orderedlist", "a\n\n1. x\n\nb"),
        ("note", "a\n\n**Note:** x\n\nb"),
        ("important", "a\n\n**Important:** x\n\nb"),
        ("warning", "a\n\n**Warning:** x\n\nb"),
        ("caution", "a\n\n**Caution:** x\n\nb"),
        ("tip", "a\n\n**Tip:** x\n\nb"),
    ] {
        for name in names.split(' ') {
            assert_eq!(text(&format!("a<{name}>x</{name}>b")), expected, "{name}");
        }
    }
    assert_eq!(text("a<wbr>b<img src=x>c"), "abc");
    assert_eq!(text("<itemizedlist><listitem>one<listitem>two</itemizedlist>"), "- one\n- two");
}

#[test]
fn notes_are_labelled_paragraphs() {
    assert_eq!(text("<p>One.</p><note><p>Two.</p><p>Three.</p></note>"), "One.\n\n**Note:** Two.\n\nThree.");
    assert_eq!(text("<important><ul><li>a</li></ul></important>"), "**Important:**\n\n- a");
}

#[test]
fn preformatted_text_is_a_fenced_block_that_no_test_runs() {
    assert_eq!(text("<pre><code>let x;\n\tdone</code></pre>"), "```text\nlet x;\n    done\n```");
    assert_eq!(text("<pre>```</pre>"), "````text\n```\n````");
    assert_eq!(text("<ul><li><pre>a\nb</pre></li></ul>"), "- ```text\n  a\n  b\n  ```");
    assert_eq!(text("<pre>a<br>b<span>c</span><b>d</b><p>e</pre>"), "```text\na\nbcd\ne\n```");
}

#[test]
fn lines_are_clean_and_of_readable_width() {
    let html =
        "<p>several words with <code>some code</code> and <a href='https://e.com'>a link of words</a></p>".repeat(9);
    for line in lines(&html.replace("</p><p>", " ")) {
        assert!(line.chars().count() <= 92, "{line}");
        assert_eq!(line.trim_end(), line);
    }
    assert_eq!(text("a\0b\r\nc\u{202e}d */ \"#"), "ab cd \\*/ \"#");
    // A line of just the width is not broken.
    assert_eq!((lines(&"ab ".repeat(31)).len(), lines(&"ab ".repeat(32)).len()), (1, 2));
    assert_eq!(lines(&("ab ".repeat(30) + "abc")).len(), 2);
    let item = lines(&format!("<ul><li>{}</li></ul>", "ab ".repeat(31)));
    assert_eq!((item.len(), item[0].len()), (2, 91));
}

#[test]
fn summaries_are_first_sentences() {
    for (html, expected) in [
        ("One thing. Another.", "One thing."),
        ("One thing, e.g. this, i.e. that. Another.", "One thing, e.g. this, i.e. that."),
        ("Version 1.2 of it. Another.", "Version 1.2 of it."),
        ("No end", "No end"),
        ("See <code>a. B</code> here. More.", "See `a. B` here."),
        ("See <a href='https://e.com'>the. Guide</a>. More.", "See [the. Guide](https://e.com)."),
        ("<b>Strong. Still</b> strong. More.", "**Strong. Still** strong."),
        ("<p>One</p><p>Two.</p>", "One"),
        ("See One Thing. Another.", "See One Thing."),
        ("See x. y is small. Another.", "See x. y is small."),
        ("Many (e.g. This, approx. That). Another.", "Many (e.g. This, approx. That)."),
        ("Is it? Yes.", "Is it?"),
        ("10 things are. More.", "10 things are."),
        (". More", "."),
        ("A ` b. C ` d. E.", "A \\` b."),
        ("A <code>a ` b. C</code> d. E.", "A ``a ` b. C`` d."),
        ("A <code>a `` b. C</code> d. E.", "A ```a `` b. C``` d."),
        ("<i>One. Two</i> three. Four.", "*One. Two* three."),
        ("<i>One</i>. Two.", "*One*."),
        ("A \u{e9}. B.", "A \u{e9}."),
        ("A [b. C] d. E.", "A \\[b."),
        ("At https://e.com/a.b here. More.", "At <https://e.com/a.b> here."),
        ("<ol><li>One.</li></ol>", ""),
        ("<ul><li>One.</li></ul>", ""),
        ("<pre>One.</pre>", ""),
        ("", ""),
    ] {
        assert_eq!(summary(&lines(html)), expected, "{html}");
    }
}

#[test]
fn summaries_of_long_sentences_are_one_line() {
    let html = "word ".repeat(60) + "end. Another sentence.";
    let summary = summary(&lines(&html));
    assert!(summary.ends_with("word end."));
    assert_eq!(summary.split(' ').count(), 61);
}

#[test]
fn a_word_as_long_as_the_documentation_takes_no_time_by_the_square() {
    let word = "a.b?".repeat(100_000);
    assert_eq!(summary(std::slice::from_ref(&word)), word);
}
