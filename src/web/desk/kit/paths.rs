//! Where the pages are to which others lead back.

use crate::{
    domain::list::List,
    web::{Site, frame},
};

/// Where an issue's page is.
pub fn issue(site: &Site, list: &List, number: u32) -> String {
    format!("{}/desk/l/{}/issues/{number}", frame::root(site), list.slug)
}
