/// A part of the screen, by what it is for and what it is called: a text elsewhere does not count.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// What stands before the console: connect, sign-in, lock.
    Gate,
    /// The head of a page, with its title.
    Head,
    /// A page below its head, where no part of it has a name.
    Page,
    /// An open menu.
    Menu,
    /// A message: a toast, or what was refused.
    Alert,
    /// What is said without interrupting.
    Status,
    Dialog(&'a str),
    /// A card, table, list or panel.
    Region(&'a str),
    /// Of a table or list, by how it begins or by a text within it.
    Row(&'a str),
}

impl<'a> Place<'a> {
    /// Which elements it may be, and what its name begins with.
    pub fn found_by(self) -> (&'static str, &'a str) {
        match self {
            Self::Gate => ("main:not(#page)", ""),
            Self::Head => ("#page header:has(h1)", ""),
            Self::Page => ("#page", ""),
            Self::Menu => ("[role=menu]", ""),
            Self::Alert => ("[role=alert]", ""),
            Self::Status => ("[role=status]", ""),
            Self::Dialog(name) => ("[role=dialog]", name),
            Self::Region(name) => {
                ("section, aside, nav, table, [role=grid], [role=region], [role=tabpanel], ul[aria-label]", name)
            }
            Self::Row(name) => ("[role=row], tr, li", name),
        }
    }
}
