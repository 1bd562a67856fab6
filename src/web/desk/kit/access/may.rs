//! Permissions as types, so that a handler's signature says which one it needs: `OnList<may::Write>`. [`Permission::Send`] has
//! none: it depends on the state of an issue, and is asked for by [`AtList::require`](super::on_list::AtList::require).

use crate::domain::editor::Permission;

/// A permission as a type.
pub(crate) trait May: Send + Sync + 'static {
    /// The permission.
    const PERMISSION: Permission;
}

/// [`Permission::See`].
pub(crate) struct See;

/// [`Permission::Write`].
pub(crate) struct Write;

/// [`Permission::Manage`].
pub(crate) struct Manage;

impl May for See {
    const PERMISSION: Permission = Permission::See;
}

impl May for Write {
    const PERMISSION: Permission = Permission::Write;
}

impl May for Manage {
    const PERMISSION: Permission = Permission::Manage;
}
