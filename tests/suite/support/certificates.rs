//! Certificates of an authority that only one test trusts, and servers with TLS.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// The environment variable from which the program learns which authorities this machine trusts.
const TRUSTED: &str = "SSL_CERT_FILE";
/// The environment variable with the same file, set if a test runs in a process that trusts nobody else.
const ALONE: &str = "WEATHERVANE_TEST_TRUSTS";

/// Runs `body` in a process of its own, because a program reads once whom it trusts: `test` is the full name of the
/// test that calls this, without the name of the crate. That process trusts the authority that `body` gets, and no
/// other.
pub fn trusting<F: Future<Output = ()>>(test: &str, body: impl FnOnce(Authority) -> F) {
    if let Some(file) = std::env::var_os(ALONE) {
        let authority = Authority::new();
        std::fs::write(PathBuf::from(file), &authority.certificate).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        return runtime.block_on(body(authority));
    }
    let (_, path) = test.split_once("::").unwrap();
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("authority.pem");
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", path, "--nocapture"])
        .env(TRUSTED, &file)
        .env(ALONE, &file)
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && said.contains("1 passed"), "{path}: {said}");
}

/// An authority that issues certificates.
pub struct Authority {
    certificate: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// A new one, which nobody trusts.
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap().pem();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// What encrypts the connections of a server with a certificate of this authority for a name.
    pub fn acceptor(&self, name: &str) -> TlsAcceptor {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], PrivatePkcs8KeyDer::from(key.serialize_der()).into())
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}
