//! A certificate that only its test trusts.

use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// A certificate in both forms, and the server side of TLS that shows it.
pub struct Certificate {
    pub pem: String,
    pub der: CertificateDer<'static>,
    pub acceptor: TlsAcceptor,
}

impl Certificate {
    /// A new certificate for these hosts.
    pub fn of(hosts: &[&str]) -> Self {
        let hosts: Vec<String> = hosts.iter().map(ToString::to_string).collect();
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(hosts).unwrap();
        let key = PrivateKeyDer::from_pem_slice(signing_key.serialize_pem().as_bytes()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        Self { pem: cert.pem(), der: cert.der().clone(), acceptor: TlsAcceptor::from(Arc::new(config)) }
    }
}
