//! Settings by flag, environment and file, in this order; a wrong one names itself and the three ways to change it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

/// Every setting of a server. All are texts here, so that a wrong one gets our words and not the parser's.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// Where the database, the keys and the demonstration live [default: data]
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<String>,
    /// sqlite:FILE or postgres://... [default: sqlite:DATA-DIR/pulso.db]
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// The address people type, when a proxy stands in front: https://pulso.example.org
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Certificate chain (PEM); with --tls-key the server speaks https itself
    #[arg(long, value_name = "FILE")]
    pub tls_cert: Option<String>,
    /// Private key (PEM) of --tls-cert
    #[arg(long, value_name = "FILE")]
    pub tls_key: Option<String>,
    /// Connections held at once [default: 1024]
    #[arg(long, value_name = "NUMBER")]
    pub max_connections: Option<String>,
    /// Connections of one address at once; 0 behind a proxy, where all share one [default: 64]
    #[arg(long, value_name = "NUMBER")]
    pub max_per_address: Option<String>,
    /// Settings file (TOML) [default: pulso.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub data_dir: PathBuf,
    pub database: String,
    pub listen: SocketAddr,
    pub public_url: Option<String>,
    pub tls: Option<(PathBuf, PathBuf)>,
    pub max_connections: usize,
    pub max_per_address: usize,
}

impl Settings {
    pub fn keys_dir(&self) -> PathBuf {
        self.data_dir.join("keys")
    }
}

/// A setting that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongSetting {
    #[error(
        "the setting `{name}` is {value:?}: {why}\n  change it with --{flag}, with {env}, or with `{name}` in {file}",
        flag = flag_name(.name), env = env_name(.name)
    )]
    Value { name: &'static str, file: String, value: String, why: String },
    #[error(
        "the settings file {file} cannot be used: {why}\n  name another one with --config or PULSO_CONFIG"
    )]
    File { file: String, why: String },
}

/// Where values come from when no flag is given.
pub struct Surroundings<'a> {
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    pub read_file: &'a dyn Fn(&Path) -> std::io::Result<String>,
}

impl Surroundings<'static> {
    pub fn real() -> Self {
        Self {
            environment: &|name| std::env::var(name).ok(),
            read_file: &|path| std::fs::read_to_string(path),
        }
    }
}

struct Sources<'a> {
    around: &'a Surroundings<'a>,
    file_name: String,
    table: toml::Table,
}

/// A value with its name, to blame when it is wrong.
struct Found {
    name: &'static str,
    value: Option<String>,
    file: String,
}

impl Found {
    fn wrong(&self, why: impl ToString) -> WrongSetting {
        WrongSetting::Value {
            name: self.name,
            file: self.file.clone(),
            value: self.value.clone().unwrap_or_default(),
            why: why.to_string(),
        }
    }

    fn parsed<T: FromStr>(&self, default: T, why: &str) -> Result<T, WrongSetting> {
        match &self.value {
            None => Ok(default),
            Some(value) => value.parse().map_err(|_| self.wrong(why)),
        }
    }
}

fn flag_name(name: &str) -> String {
    name.replace('_', "-")
}

fn env_name(name: &str) -> String {
    format!("PULSO_{}", name.to_uppercase())
}

impl Sources<'_> {
    fn find(&self, name: &'static str, flag: &Option<String>) -> Found {
        let from_file = || match self.table.get(name)? {
            toml::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        let value = flag.clone().or_else(|| (self.around.environment)(&env_name(name))).or_else(from_file);
        Found { name, value, file: self.file_name.clone() }
    }
}

const NAMES: [&str; 8] = [
    "data_dir",
    "database",
    "listen",
    "public_url",
    "tls_cert",
    "tls_key",
    "max_connections",
    "max_per_address",
];

impl Flags {
    pub fn settings(&self, around: &Surroundings<'_>) -> Result<Settings, WrongSetting> {
        let sources = self.sources(around)?;
        let data_dir =
            PathBuf::from(sources.find("data_dir", &self.data_dir).value.unwrap_or_else(|| "data".into()));

        let database = sources.find("database", &self.database);
        let url = database
            .value
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", data_dir.join("pulso.db").display()));
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(database.wrong("write sqlite:FILE or postgres://USER@HOST/DATABASE"));
        }

        let listen = sources.find("listen", &self.listen).parsed(
            SocketAddr::from(([127, 0, 0, 1], 3000)),
            "write an address and a port, such as 0.0.0.0:3000",
        )?;

        let public = sources.find("public_url", &self.public_url);
        if let Some(url) = &public.value
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            return Err(public.wrong("write the whole address, such as https://pulso.example.org"));
        }

        let (cert, key) = (sources.find("tls_cert", &self.tls_cert), sources.find("tls_key", &self.tls_key));
        let tls = match (&cert.value, &key.value) {
            (Some(cert), Some(key)) => Some((PathBuf::from(cert), PathBuf::from(key))),
            (None, None) => None,
            (Some(_), None) => return Err(cert.wrong("a certificate needs its key: set tls_key too")),
            (None, Some(_)) => return Err(key.wrong("a key needs its certificate: set tls_cert too")),
        };

        let number = "write a whole number";
        Ok(Settings {
            database: url,
            listen,
            public_url: public.value.map(|url| url.trim_end_matches('/').to_owned()),
            tls,
            max_connections: sources.find("max_connections", &self.max_connections).parsed(1024, number)?,
            max_per_address: sources.find("max_per_address", &self.max_per_address).parsed(64, number)?,
            data_dir,
        })
    }

    fn sources<'a>(&self, around: &'a Surroundings<'a>) -> Result<Sources<'a>, WrongSetting> {
        let named = self.config.clone().or_else(|| (around.environment)("PULSO_CONFIG"));
        let file_name = named.clone().unwrap_or_else(|| "pulso.toml".into());
        let wrong = |why: String| WrongSetting::File { file: file_name.clone(), why };
        let table: toml::Table = match (around.read_file)(Path::new(&file_name)) {
            Ok(text) => text.parse().map_err(|error: toml::de::Error| wrong(error.message().to_owned()))?,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                toml::Table::new()
            }
            Err(error) => return Err(wrong(error.to_string())),
        };
        if let Some(unknown) = table.keys().find(|key| !NAMES.contains(&key.as_str())) {
            return Err(wrong(format!("there is no setting `{unknown}`; there are {}", NAMES.join(", "))));
        }
        Ok(Sources { around, file_name, table })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(flags: Flags, env: &[(&str, &str)], file: &str) -> Result<Settings, WrongSetting> {
        let environment = |name: &str| env.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let read_file = |_: &Path| Ok(file.to_owned());
        flags.settings(&Surroundings { environment: &environment, read_file: &read_file })
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
        let file = "listen = \"127.0.0.1:1\"\nmax_connections = 10\n";
        let env = [("PULSO_LISTEN", "127.0.0.1:2")];
        let flags = Flags { listen: Some("127.0.0.1:3".into()), ..Flags::default() };
        assert_eq!(settle(Flags::default(), &[], file).unwrap().listen.port(), 1);
        assert_eq!(settle(Flags::default(), &env, file).unwrap().listen.port(), 2);
        let settings = settle(flags, &env, file).unwrap();
        assert_eq!((settings.listen.port(), settings.max_connections), (3, 10));
        assert_eq!(settings.database, "sqlite:data/pulso.db");
    }

    #[test]
    fn a_wrong_setting_names_itself_its_value_and_the_three_ways_to_change_it() {
        let flags = Flags { listen: Some("3000".into()), ..Flags::default() };
        let said = settle(flags, &[], "").unwrap_err().to_string();
        for part in ["`listen`", "\"3000\"", "--listen", "PULSO_LISTEN", "pulso.toml"] {
            assert!(said.contains(part), "{part} is missing in: {said}");
        }
        assert!(settle(Flags { database: Some("mysql://x".into()), ..Flags::default() }, &[], "").is_err());
        assert!(settle(Flags { tls_key: Some("key.pem".into()), ..Flags::default() }, &[], "").is_err());
        let said = settle(Flags::default(), &[], "listne = 1").unwrap_err().to_string();
        assert!(said.contains("listne"), "{said}");
    }
}
