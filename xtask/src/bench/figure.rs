//! What is measured: names, units, and how values are shown. Less is better in all of them.

/// Something that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Time of processors, in seconds.
    Cpu,
    /// Time that passed, in seconds.
    Wall,
    /// Allocations.
    Allocations,
    /// Bytes allocated.
    Allocated,
    /// Instructions.
    Instructions,
    /// The most memory that a process had, in bytes.
    Peak,
    /// Memory of each of many calls in flight, in bytes.
    Held,
    /// Crates in the tree of a program's client.
    Crates,
    /// Size of a program, in bytes.
    Size,
    /// Time of processors for the emitted crate alone.
    Emitted,
    /// Time of processors for the runtime alone: all crates that the vendor of the client writes but for the emitted one.
    Runtime,
    /// Time of processors to build again after a change of the program.
    RebuildCpu,
    /// Time that passes until a changed program is built again.
    RebuildWall,
}

/// How the values of a figure are written.
enum Unit {
    Seconds,
    Bytes,
    Number,
}

/// All figures, with the name that programs print and tables show.
const FIGURES: [(Figure, &str, &str); 13] = [
    (Figure::Cpu, "cpu", "CPU"),
    (Figure::Wall, "wall", "wall"),
    (Figure::Allocations, "allocations", "allocations"),
    (Figure::Allocated, "allocated", "allocated"),
    (Figure::Instructions, "instructions", "instructions"),
    (Figure::Peak, "peak", "peak memory"),
    (Figure::Held, "held", "memory for each"),
    (Figure::Crates, "crates", "crates"),
    (Figure::Size, "size", "size, stripped"),
    (Figure::Emitted, "emitted", "CPU, emitted crate"),
    (Figure::Runtime, "runtime", "CPU, runtime"),
    (Figure::RebuildCpu, "rebuild-cpu", "CPU, built again"),
    (Figure::RebuildWall, "rebuild-wall", "wall, built again"),
];

impl Figure {
    /// The figure of a name that a program prints.
    pub fn named(name: &str) -> Option<Self> {
        FIGURES.iter().find(|(_, known, _)| *known == name).map(|(figure, ..)| *figure)
    }

    /// The name in files that programs read.
    pub fn key(self) -> &'static str {
        FIGURES.iter().find(|(figure, ..)| *figure == self).map_or("", |(_, key, _)| key)
    }

    /// The name in tables.
    pub fn title(self) -> &'static str {
        FIGURES.iter().find(|(figure, ..)| *figure == self).map_or("", |(.., title)| title)
    }

    /// Whether twice the work takes twice as much.
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Cpu | Self::Wall | Self::Allocations | Self::Allocated | Self::Instructions)
    }

    /// A value with its unit.
    pub fn shown(self, value: f64) -> String {
        match self.unit() {
            Unit::Seconds => scaled(value, &[(1.0, "s"), (1e-3, "ms"), (1e-6, "µs")]),
            Unit::Bytes => scaled(value, &[(1e6, "MB"), (1e3, "kB"), (1.0, "B")]),
            Unit::Number => scaled(value, &[(1e6, "M"), (1e3, "k"), (1.0, "")]),
        }
    }

    fn unit(self) -> Unit {
        match self {
            Self::Allocations | Self::Instructions | Self::Crates => Unit::Number,
            Self::Allocated | Self::Peak | Self::Held | Self::Size => Unit::Bytes,
            Self::Cpu | Self::Wall | Self::Emitted | Self::Runtime | Self::RebuildCpu | Self::RebuildWall => {
                Unit::Seconds
            }
        }
    }
}

/// A value with three digits and the largest unit that it reaches, or the smallest one.
fn scaled(value: f64, units: &[(f64, &str)]) -> String {
    let unit = units.iter().find(|(size, _)| value >= *size).or(units.last());
    let (size, name) = unit.copied().unwrap_or((1.0, ""));
    let number = value / size;
    let digits = if number.fract() == 0.0 || number >= 100.0 {
        0
    } else if number >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{number:.digits$} {name}");
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{FIGURES, Figure};

    #[test]
    fn values_have_three_digits_and_a_unit() {
        for (figure, value, expected) in [
            (Figure::Cpu, 152.4, "152 s"),
            (Figure::Wall, 0.001_234, "1.23 ms"),
            (Figure::Cpu, 0.000_041_3, "41.3 µs"),
            (Figure::Cpu, 0.0, "0 µs"),
            (Figure::Peak, 5_600_000.0, "5.60 MB"),
            (Figure::Held, 950.0, "950 B"),
            (Figure::Crates, 57.0, "57"),
            (Figure::Instructions, 123_456.0, "123 k"),
        ] {
            assert_eq!(figure.shown(value), expected);
        }
    }

    #[test]
    fn every_figure_is_found_by_its_name() {
        for (figure, key, title) in FIGURES {
            assert_eq!((Figure::named(key), figure.key(), figure.title()), (Some(figure), key, title));
        }
        assert_eq!(Figure::named("speed"), None);
    }
}
