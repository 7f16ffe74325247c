//! A folder that dpkg treats as the root of a system, so that a package can be installed without touching this one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

use crate::running::Running;
use crate::tools;

/// The root.
pub struct TestRoot(PathBuf);

impl TestRoot {
    /// An empty system in this folder, in the place of an earlier one.
    pub fn new(folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let dpkg = folder.join("var/lib/dpkg");
        for part in ["info", "updates", "triggers"] {
            fs::create_dir_all(dpkg.join(part))?;
        }
        fs::write(dpkg.join("status"), "")?;
        fs::create_dir_all(folder.join("etc"))?;
        for (file, root) in [("passwd", "root:x:0:0:root:/root:/bin/sh\n"), ("group", "root:x:0:\n")] {
            fs::write(folder.join("etc").join(file), root)?;
        }
        for (file, root) in [("shadow", "root:*:::::::\n"), ("gshadow", "root:*::\n")] {
            fs::write(folder.join("etc").join(file), root)?;
        }
        Ok(Self(folder.to_owned()))
    }

    /// The path of a file in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// Runs dpkg in it. Maintainer scripts run outside the root, which has no shell, and get its path as `DPKG_ROOT`.
    pub fn dpkg(&self, arguments: &[&str], package: &Path) -> Result<()> {
        let mut dpkg = Command::new("dpkg");
        dpkg.arg(format!("--root={}", self.0.display()));
        // What the package depends on is installed in the system and not in the root.
        dpkg.args(["--force-script-chrootless", "--force-depends", "--force-confold", "--log=/dev/null"]);
        let output = dpkg.args(arguments).arg(package).output()?;
        ensure!(output.status.success(), "dpkg {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    /// What the Debian package installs in it.
    pub fn installed(&self) -> Installed {
        Installed {
            program: self.path("usr/bin/weathervane"),
            settings: self.path("etc/weathervane.toml"),
            data: self.path("var/lib/weathervane"),
        }
    }
}

/// A program that is installed, with its settings and its data.
pub struct Installed {
    /// The program.
    pub program: PathBuf,
    /// Its settings.
    pub settings: PathBuf,
    /// Its data directory.
    pub data: PathBuf,
}

impl Installed {
    /// Runs the program on the data and returns what it printed.
    pub fn weathervane(&self, arguments: &[&str]) -> Result<String> {
        tools::output(Command::new(&self.program).args(arguments).arg("--data").arg(&self.data))
    }

    /// Starts the server with the settings and the data, on a free port, asks it whether it is ready, and ends it as
    /// systemd does.
    pub fn serves(&self) -> Result<()> {
        let mut serve = Command::new(&self.program);
        serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&self.data).arg("--config").arg(&self.settings);
        serve.stderr(Stdio::null());
        let server = Running::start(&mut serve)?;
        server.is_ready()?;
        server.end()
    }

    /// Fails if the data are gone after `what`.
    pub fn has_data(&self, what: &str) -> Result<()> {
        ensure!(self.data.join("weathervane.db").exists(), "{what} deleted the data");
        Ok(())
    }
}
