//! HTML elements, and their meaning for documentation.

/// The meaning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Only its content counts.
    Transparent,
    /// It begins and ends a paragraph.
    Boundary,
    /// A paragraph of its own, in strong type.
    Heading,
    List {
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// A term of a definition list, or a row of a table: an item whose parts follow.
    Term,
    /// A cell of a table.
    Cell,
    Labelled(&'static str),
    Preformatted,
    Strong,
    Emphasis,
    Code,
    Link,
}

/// The meaning of an element by its name in lower case; none if HTML and the documentation tools
/// of AWS know no such element, so that `<region>` is a placeholder that somebody forgot to escape.
pub fn element(name: &str) -> Option<Element> {
    Some(match name {
        "p" | "div" | "br" | "hr" | "section" | "article" | "blockquote" | "fullname" | "dd" | "body" | "para"
        | "caption" | "figure" | "header" | "footer" => Element::Boundary,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => Element::Heading,
        "ul" | "dl" | "table" | "itemizedlist" => Element::List { ordered: false },
        "ol" | "orderedlist" => Element::List { ordered: true },
        "li" | "listitem" => Element::Item,
        "dt" | "tr" => Element::Term,
        "td" | "th" => Element::Cell,
        "note" => Element::Labelled("Note"),
        "important" => Element::Labelled("Important"),
        "warning" => Element::Labelled("Warning"),
        "caution" => Element::Labelled("Caution"),
        "tip" => Element::Labelled("Tip"),
        "pre" | "programlisting" | "screen" => Element::Preformatted,
        "b" | "strong" => Element::Strong,
        "i" | "em" | "emphasis" | "replaceable" | "var" | "cite" | "dfn" => Element::Emphasis,
        "code" | "tt" | "kbd" | "samp" | "filename" | "literal" => Element::Code,
        "a" | "ulink" => Element::Link,
        "html" | "head" | "span" | "small" | "big" | "sub" | "sup" | "u" | "s" | "font" | "abbr" | "q" | "ins"
        | "del" | "mark" | "wbr" | "img" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" | "center" | "function"
        | "link" | "xref" | "xhtml" | "zonbook" => Element::Transparent,
        _ => return None,
    })
}
