//! The optional configuration file of `serve`: TOML, named like its options. Options and environment override it.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use toml::{Table, Value};

use crate::config::{ServeConfig, public_url};

/// Every key with an example of its value, which error messages show.
const KEYS: [(&str, &str); 8] = [
    ("listen", "\"127.0.0.1:3000\""),
    ("public_url", "\"https://weather.example.com\""),
    ("behind_proxy", "true"),
    ("metrics_to", "[\"192.0.2.7\"]"),
    ("data", "\"/var/lib/weathervane\""),
    ("local_relays", "true"),
    ("roster_watch", "\"/srv/hr/rosters\""),
    ("schedule_watch", "\"/srv/wfm/schedules\""),
];

/// The settings of a file; absent if the file does not set them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigFile {
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    behind_proxy: Option<bool>,
    metrics_to: Option<Vec<IpAddr>>,
    data: Option<PathBuf>,
    local_relays: Option<bool>,
    roster_watch: Option<PathBuf>,
    schedule_watch: Option<PathBuf>,
}

/// A rejected file and all its errors, each with a fix.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file} was rejected, and nothing was started:\n{}", errors.iter().map(|f| format!("  {f}\n")).collect::<String>())]
pub struct ConfigFileError {
    file: String,
    errors: Vec<String>,
}

impl ServeConfig {
    /// Applies the configuration file, if one is named, to the settings that neither an option nor the environment
    /// sets. `given` are the arguments from which this configuration was parsed.
    ///
    /// # Errors
    /// If the file cannot be read or has errors. Then none of its settings is applied.
    pub fn with_file(mut self, given: &ArgMatches) -> Result<Self, ConfigFileError> {
        let Some(file) = &self.config else { return Ok(self) };
        let settings = read(file)?;
        let is_set = |id| matches!(given.value_source(id), Some(ValueSource::CommandLine | ValueSource::EnvVariable));
        apply(&mut self.listen, settings.listen, is_set("listen"));
        apply(&mut self.public_url, settings.public_url.map(Some), is_set("public_url"));
        apply(&mut self.behind_proxy, settings.behind_proxy, is_set("behind_proxy"));
        apply(&mut self.metrics_to, settings.metrics_to, is_set("metrics_to"));
        apply(&mut self.data.dir, settings.data, is_set("dir"));
        apply(&mut self.local_relays, settings.local_relays, is_set("local_relays"));
        apply(&mut self.roster_watch, settings.roster_watch.map(Some), is_set("roster_watch"));
        apply(&mut self.schedule_watch, settings.schedule_watch.map(Some), is_set("schedule_watch"));
        Ok(self)
    }
}

fn apply<T>(target: &mut T, setting: Option<T>, is_set: bool) {
    if let Some(setting) = setting.filter(|_| !is_set) {
        *target = setting;
    }
}

fn read(file: &Path) -> Result<ConfigFile, ConfigFileError> {
    let rejected = |errors| ConfigFileError { file: file.display().to_string(), errors };
    let text = std::fs::read_to_string(file)
        .map_err(|error| rejected(vec![format!("it cannot be read: {error}; check the path and its permissions")]))?;
    parse(&text).map_err(rejected)
}

/// Parses the text of a file.
///
/// # Errors
/// If it has errors. Returns all of them, each with its key and a fix.
fn parse(text: &str) -> Result<ConfigFile, Vec<String>> {
    let table: Table =
        text.parse().map_err(|error: toml::de::Error| vec![error.to_string().trim_end().replace('\n', "\n  ")])?;
    let mut settings = ConfigFile::default();
    let mut errors = Vec::new();
    for (key, value) in &table {
        if let Err(wrong) = set(&mut settings, key, value) {
            errors.push(wrong);
        }
    }
    if errors.is_empty() { Ok(settings) } else { Err(errors) }
}

fn set(settings: &mut ConfigFile, key: &str, value: &Value) -> Result<(), String> {
    let example = KEYS.iter().find(|(known, _)| *known == key).map_or("", |(_, example)| example);
    let error = |wrong: &str| format!("{key} = {value}: {wrong}, such as {key} = {example}");
    let text = || value.as_str().filter(|text| !text.is_empty()).ok_or_else(|| error("must be text in quotes"));
    match key {
        "listen" => {
            let address = text()?.parse().map_err(|_| error("must be an address with a port"))?;
            settings.listen = Some(address);
        }
        "public_url" => settings.public_url = Some(public_url(text()?).map_err(|wrong| error(&wrong))?),
        "behind_proxy" => {
            settings.behind_proxy = Some(value.as_bool().ok_or_else(|| error("must be true or false"))?);
        }
        "metrics_to" => {
            let address = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
            let all: Option<Vec<IpAddr>> = value.as_array().and_then(|all| all.iter().map(address).collect());
            settings.metrics_to = Some(all.ok_or_else(|| error("must be a list of addresses in quotes"))?);
        }
        "data" => settings.data = Some(PathBuf::from(text()?)),
        "local_relays" => {
            settings.local_relays = Some(value.as_bool().ok_or_else(|| error("must be true or false"))?);
        }
        "roster_watch" => settings.roster_watch = Some(PathBuf::from(text()?)),
        "schedule_watch" => settings.schedule_watch = Some(PathBuf::from(text()?)),
        _ => {
            let known: Vec<_> = KEYS.iter().map(|(known, _)| *known).collect();
            return Err(format!("{key}: unknown key; the keys are {}", known.join(", ")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, FromArgMatches as _};

    use super::*;
    use crate::config::{Cli, Command};

    fn serve(arguments: &[&str], file: &str) -> Result<ServeConfig, ConfigFileError> {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("weathervane.toml");
        std::fs::write(&path, file).expect("a file");
        let path = path.display().to_string();
        let arguments = ["weathervane", "serve", "--config", &path].into_iter().chain(arguments.iter().copied());
        let matches = Cli::command().try_get_matches_from(arguments).expect("arguments");
        let Command::Serve(config) = Cli::from_arg_matches(&matches).expect("a command").command else {
            panic!("another command")
        };
        config.with_file(matches.subcommand_matches("serve").expect("serve"))
    }

    const WHOLE: &str = "listen = \"127.0.0.1:4000\"\npublic_url = \"https://weather.example.com\"\n\
                         behind_proxy = true\nmetrics_to = [\"192.0.2.7\"]\ndata = \"/srv/centre\"\n\
                         roster_watch = \"/srv/hr\"\nschedule_watch = \"/srv/wfm\"\n";

    #[test]
    fn a_file_sets_what_options_and_environment_do_not() {
        let config = serve(&[], WHOLE).expect("a sound file");
        assert_eq!(config.listen.to_string(), "127.0.0.1:4000");
        assert_eq!(config.public_url.as_deref(), Some("https://weather.example.com"));
        assert!(config.behind_proxy && config.is_secure());
        assert_eq!(config.metrics_to, ["192.0.2.7".parse::<IpAddr>().expect("an address")]);
        assert_eq!(config.data.dir, PathBuf::from("/srv/centre"));
        assert_eq!(config.roster_watch, Some(PathBuf::from("/srv/hr")));
        assert_eq!(config.schedule_watch, Some(PathBuf::from("/srv/wfm")));
    }

    #[test]
    fn options_override_the_file_and_defaults_remain() {
        let config = serve(&["--listen", "127.0.0.1:5000", "--data", "here"], WHOLE).expect("a sound file");
        assert_eq!(config.listen.to_string(), "127.0.0.1:5000");
        assert_eq!(config.data.dir, PathBuf::from("here"));
        let config = serve(&["--metrics-to", "192.0.2.8,2001:db8::7"], WHOLE).expect("a sound file");
        assert_eq!(config.metrics_to.len(), 2);
        assert!(parse("metrics_to = \"192.0.2.7\"").expect_err("no list").join("").contains("[\"192.0.2.7\"]"));
        assert!(config.behind_proxy);
        let config = serve(&[], "# nothing yet\n").expect("an empty file is sound");
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert!(!config.behind_proxy && config.public_url.is_none());
    }

    #[test]
    fn all_errors_are_reported_at_once_with_file_key_and_fix() {
        let file =
            "lisen = \"127.0.0.1:4000\"\nbehind_proxy = \"yes\"\npublic_url = \"weather.example.com\"\ndata = 3\n";
        let told = serve(&[], file).expect_err("four errors").to_string();
        for part in ["weathervane.toml", "lisen: unknown key", "listen, public_url, behind_proxy, metrics_to, data"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        for part in ["behind_proxy = true", "https://weather.example.com", "data = \"/var/lib/weathervane\""] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn a_syntax_error_is_reported_with_its_line() {
        let told = parse("listen = \"127.0.0.1:4000\"\npublic_url = https\n").expect_err("no TOML").join("");
        assert!(told.contains("line 2"), "{told}");
        assert!(parse("listen = \"a\"\nlisten = \"b\"\n").is_err(), "a key occurs once");
    }

    #[test]
    fn a_listening_address_needs_a_port() {
        let told = parse("listen = \"127.0.0.1\"").expect_err("no port").join("");
        assert!(told.contains("listen = \"127.0.0.1\"") && told.contains("127.0.0.1:3000"), "{told}");
    }

    #[test]
    fn a_missing_file_is_reported_by_name() {
        let told = read(Path::new("/nowhere/weathervane.toml")).expect_err("nothing there").to_string();
        assert!(told.contains("/nowhere/weathervane.toml"), "{told}");
    }
}
