//! The query of the pages of an issue.

use serde::Deserialize;

use crate::web::desk::kit::view::View;

/// The query of an address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The view of the mail.
    #[serde(rename = "as")]
    pub(super) view: Option<String>,
    /// The word of what was done a moment ago.
    pub(super) done: Option<String>,
    /// The item it was done with.
    pub(super) item: Option<String>,
}

impl Asked {
    /// The view that is asked for.
    pub(super) fn view(&self) -> View {
        View::asked(self.view.as_deref())
    }
}
