//! TLS to PostgreSQL, when its address demands it: `sslmode=require`.
//!
//! The server's certificate is checked against those that the system trusts, or those in the file that SSL_CERT_FILE
//! names. Without `sslmode=require` nothing is encrypted, as fits a socket or a private network: a server's self-signed
//! certificate of which nobody was told must not keep the program from starting.

use std::sync::{Arc, OnceLock};

use postgres::Config;
use postgres::config::SslMode;
use rustls::{ClientConfig, RootCertStore, crypto};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::fault::DbFault;

/// Whether the address demands TLS.
pub(super) fn is_demanded(config: &Config) -> bool {
    config.get_ssl_mode() == SslMode::Require
}

/// What makes connections encrypted. The certificates are read once.
pub(super) fn connector() -> Result<MakeRustlsConnect, DbFault> {
    static CLIENT: OnceLock<Result<Arc<ClientConfig>, String>> = OnceLock::new();
    let client = CLIENT.get_or_init(|| client().map(Arc::new)).clone().map_err(DbFault::Other)?;
    Ok(MakeRustlsConnect::new((*client).clone()))
}

fn client() -> Result<ClientConfig, String> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(found.certs);
    if added == 0 {
        let reasons: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        return Err(format!("no trusted certificates for TLS to the database: {}", reasons.join("; ")));
    }
    // Said here and not left to a default of the process, which another crate may want otherwise.
    let provider = Arc::new(crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_used_where_the_address_demands_it() {
        let demanded = |url: &str| is_demanded(&url.parse().unwrap());
        assert!(demanded("postgres://kilit@db.example/kilit?sslmode=require"));
        assert!(!demanded("postgres://kilit@db.example/kilit"));
        assert!(!demanded("postgres://kilit@db.example/kilit?sslmode=disable"));
    }
}
