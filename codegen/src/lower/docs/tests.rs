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
}

#[test]
fn names_of_operations_and_shapes_become_links() {
    let link = "Call [`ListPackages`](crate::Client::list_packages).";
    assert_eq!(text("Call <code>ListPackages</code>."), link);
    assert_eq!(text("Call <a>ListPackages</a>."), link);
    assert_eq!(text(r#"Call <a href="https://docs.example/API_ListPackages.html"> ListPackages</a>."#), link);
    assert_eq!(text("<code><a>PackageSummary</a></code>"), "[`PackageSummary`](crate::types::PackageSummary)");
    assert_eq!(text("<code>packageSummary</code>"), "`packageSummary`");
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
}

#[test]
fn web_addresses_in_text_are_links_or_code() {
    assert_eq!(text("At https://e.com/x_y. Or (http://e.com)."), "At <https://e.com/x_y>. Or (<http://e.com>).");
    assert_eq!(text("https://{domain}.e.com/"), "`https://{domain}.e.com/`");
    assert_eq!(text("<code>https://e.com</code>"), "`https://e.com`");
    assert_eq!(text(r#"<a href="https://e.com">https://e.com</a>"#), "[https://e.com](https://e.com)");
}

#[test]
fn text_is_not_read_as_markup() {
    assert_eq!(text("a*b* [x] [y](z) `c` ~d~ \\e"), "a\\*b\\* \\[x\\] \\[y\\](z) \\`c\\` \\~d\\~ \\\\e");
    assert_eq!(text("snake_case and _this_"), "snake_case and \\_this\\_");
    assert_eq!(text("Vec&lt;T&gt; &amp;lt; AT&amp;T --flag"), "Vec\\<T> \\&lt; AT&T \\-\\-flag");
    assert_eq!(text("arn:<region>:<Account>"), "arn:\\<region>:\\<Account>");
    assert_eq!(text("Great!<a href='https://e.com'>x</a>"), "Great\\![x](https://e.com)");
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
}

#[test]
fn emphasis_holds_the_words_and_not_the_space_around_them() {
    assert_eq!(text("a <b> bold </b> and <i>slanted</i> <b></b>word"), "a **bold** and *slanted* word");
    assert_eq!(text("<b>Note:</b>text"), "**Note:** text");
    assert_eq!(text("<b>one<p>two</b>"), "**one**\n\ntwo");
}

#[test]
fn code_keeps_its_backticks_and_gains_no_line_break() {
    assert_eq!(text("<code>a ` b</code>"), "``a ` b``");
    assert_eq!(text("<code>`a`</code>"), "`` `a` ``");
    assert_eq!(text("<code>a\n b</code><code>c</code>"), "`a b` `c`");
}

#[test]
fn lists_are_tight_unless_an_item_has_paragraphs() {
    assert_eq!(text("<ul><li><p>one</p></li> <li>two<ul><li>in</li></ul></li></ul>"), "- one\n- two\n  - in");
    assert_eq!(text("<ol><li>one</li><li>two</li></ol>"), "1. one\n2. two");
    assert_eq!(text("<ul><li><p>one</p><p>more</p></li><li>two</li></ul>"), "- one\n\n  more\n\n- two");
    assert_eq!(text("<dl><dt>Term</dt><dd><p>Meaning.</p></dd></dl>"), "- **Term**\n\n  Meaning.");
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
