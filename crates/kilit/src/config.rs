//! Settings of the program: by flag, environment or file, in that order.

use std::path::{Path, PathBuf};

use kernel::{Error, Result};
use serde::Deserialize;
use store::{Bucket, BucketAt, Shelf, Target};

use crate::command::{Place, Serve};

/// What a settings file may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    listen: Option<String>,
    behind_proxy: Option<bool>,
    webhooks_private_networks: Option<bool>,
    metrics_token: Option<String>,
    log_format: Option<String>,
    files: Option<String>,
    s3_endpoint: Option<String>,
    s3_region: Option<String>,
    s3_key_id: Option<String>,
    s3_secret: Option<String>,
}

/// The settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the data.
    pub folder: PathBuf,
    /// Where the records are.
    pub target: Target,
    /// Where attached files lie.
    pub shelf: Shelf,
    /// The address to listen on.
    pub listen: String,
    /// Whether a proxy in front is believed.
    pub behind_proxy: bool,
    /// Whether webhooks may reach this machine and private networks.
    pub webhooks_private_networks: bool,
    /// What a program elsewhere must send to read `/metrics`; none lets only this machine read it.
    pub metrics_token: Option<String>,
    /// Whether the log is written as JSON.
    pub json_log: bool,
}

impl Config {
    /// Reads the settings.
    ///
    /// # Errors
    /// When the file cannot be read, or holds a setting that does not exist.
    pub fn read(place: &Place, serve: &Serve) -> Result<Config> {
        let folder = place.data.clone().unwrap_or_else(|| PathBuf::from("kilit-data"));
        let file = match &place.config {
            Some(path) => read(path)?,
            None => {
                let path = folder.join("kilit.toml");
                if path.exists() { read(&path)? } else { File::default() }
            }
        };
        let shelf = shelf(&folder, place.files.as_ref().or(file.files.as_ref()), &file)?;
        let target = match place.database.clone().or(file.database) {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Target::Postgres { url },
            Some(_) => return Err(Error::invalid("error-database-url").on("database")),
            None => Target::Sqlite { folder: folder.clone() },
        };
        let log_format = serve.log_format.clone().or(file.log_format).unwrap_or_else(|| "text".to_owned());
        if !matches!(log_format.as_str(), "text" | "json") {
            return Err(Error::invalid("error-log-format").with("value", log_format));
        }
        Ok(Config {
            folder,
            target,
            shelf,
            listen: serve.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:8420".to_owned()),
            behind_proxy: serve.behind_proxy || file.behind_proxy.unwrap_or(false),
            webhooks_private_networks: serve.webhooks_private_networks
                || file.webhooks_private_networks.unwrap_or(false),
            metrics_token: serve.metrics_token.clone().or(file.metrics_token).filter(|token| !token.is_empty()),
            json_log: log_format == "json",
        })
    }
}

/// Where attached files lie.
fn shelf(folder: &Path, place: Option<&String>, file: &File) -> Result<Shelf> {
    let Some(place) = place else { return Ok(Shelf::Folder(folder.join("files"))) };
    let Some(rest) = place.strip_prefix("s3://") else { return Ok(Shelf::Folder(PathBuf::from(place))) };
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let prefix = prefix.trim_matches('/');
    let said = |names: [&str; 2], written: &Option<String>| {
        let named = names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        named.or_else(|| written.clone())
    };
    // The names that other programs use are understood too.
    let key = |names: [&str; 2], written: &Option<String>| {
        let missing = || Error::invalid("error-files-key").with("name", names[0]);
        said(names, written).ok_or_else(missing)
    };
    let region = said(["KILIT_S3_REGION", "AWS_REGION"], &file.s3_region).unwrap_or_else(|| "us-east-1".to_owned());
    let endpoint = said(["KILIT_S3_ENDPOINT", "AWS_ENDPOINT_URL"], &file.s3_endpoint);
    let at = BucketAt {
        endpoint: endpoint.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com")),
        region,
        key_id: key(["KILIT_S3_KEY_ID", "AWS_ACCESS_KEY_ID"], &file.s3_key_id)?,
        secret: key(["KILIT_S3_SECRET", "AWS_SECRET_ACCESS_KEY"], &file.s3_secret)?,
        bucket: bucket.to_owned(),
        prefix: if prefix.is_empty() { String::new() } else { format!("{prefix}/") },
    };
    Ok(Shelf::Bucket(Bucket::new(at)?))
}

fn read(path: &Path) -> Result<File> {
    let failed = |detail: String| Error::invalid("error-config").with("path", path.display()).with("reason", detail);
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    toml::from_str(&text).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_goes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("kilit.toml"), "listen = \"127.0.0.1:1\"\nlog_format = \"json\"\n").unwrap();
        let place = Place { data: Some(folder.path().to_owned()), ..Place::default() };
        let config = Config::read(&place, &Serve::default()).unwrap();
        assert_eq!((config.listen.as_str(), config.json_log), ("127.0.0.1:1", true));
        let flag = Serve { listen: Some("127.0.0.1:2".into()), ..Serve::default() };
        assert_eq!(Config::read(&place, &flag).unwrap().listen, "127.0.0.1:2");
    }

    #[test]
    fn a_setting_that_does_not_exist_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("kilit.toml"), "lissten = \"x\"\n").unwrap();
        let place = Place { data: Some(folder.path().to_owned()), ..Place::default() };
        let error = Config::read(&place, &Serve::default()).unwrap_err();
        assert!(error.value("reason").unwrap().contains("lissten"), "{error}");
    }
}
