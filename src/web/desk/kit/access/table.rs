//! The table of routes from which the desk's router is built.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::Method,
    routing::{MethodRouter, get, post},
};

use super::{Access, Admits, AdmitsToList};
use crate::web::Site;

/// A route of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with the names of its parameters.
    pub path: &'static str,
    /// The access it asks for, as its handler's last parameter says.
    pub access: Access,
}

/// The parameters of a handler, of which the last one admits the request.
pub(crate) trait Guarded {
    /// The last parameter.
    type Guard: Admits;
}

impl<M, G: Admits> Guarded for (M, G) {
    type Guard = G;
}

impl<M, A, G: Admits> Guarded for (M, A, G) {
    type Guard = G;
}

impl<M, A, B, G: Admits> Guarded for (M, A, B, G) {
    type Guard = G;
}

impl<M, A, B, C, G: Admits> Guarded for (M, A, B, C, G) {
    type Guard = G;
}

/// A router with the list of its routes.
#[derive(Default)]
pub(crate) struct Table {
    /// The routes.
    pub routes: Vec<Route>,
    /// The router.
    pub router: Router<Arc<Site>>,
}

impl Table {
    /// A page.
    pub(crate) fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Site>>,
        T: Guarded + 'static,
    {
        self.with(Method::GET, path, T::Guard::ACCESS, get(handler))
    }

    /// A form.
    pub(crate) fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Site>>,
        T: Guarded + 'static,
    {
        self.with(Method::POST, path, T::Guard::ACCESS, post(handler))
    }

    /// A page of a list: its handler asks for a permission on the list.
    pub(crate) fn list_get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Site>>,
        T: Guarded<Guard: AdmitsToList> + 'static,
    {
        self.get(path, handler)
    }

    /// A form of a list: its handler asks for a permission on the list.
    pub(crate) fn list_post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Site>>,
        T: Guarded<Guard: AdmitsToList> + 'static,
    {
        self.post(path, handler)
    }

    /// A form of a list that may have so many bytes.
    pub(crate) fn list_post_up_to<H, T>(self, bytes: usize, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Arc<Site>>,
        T: Guarded<Guard: AdmitsToList> + 'static,
    {
        let limited = post(handler).layer(DefaultBodyLimit::max(bytes));
        self.with(Method::POST, path, T::Guard::ACCESS, limited)
    }

    fn with(mut self, method: Method, path: &'static str, access: Access, handler: MethodRouter<Arc<Site>>) -> Self {
        self.routes.push(Route { method, path, access });
        Self { router: self.router.route(path, handler), ..self }
    }
}
