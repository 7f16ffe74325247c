//! The check of the reverse proxies: the examples of docs/operating.md are run by Caddy and nginx in front of a server.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::counts::Counts;
use crate::paths::Paths;
use crate::running::Running;
use crate::steps::step;
use crate::tools;

/// The host name in the examples.
const HOST: &str = "weather.example.com";
/// The address of the server in the examples.
const UPSTREAM: &str = "127.0.0.1:3000";
/// Where the example of nginx keeps its logs.
const NGINX_LOGS: &str = "/var/log/nginx/";
/// What the logs of a proxy may be called here: its output, and the files that its example names.
const LOGS: [&str; 3] = ["log", "weather.log", "weather-error.log"];
/// What is asked for, each with words that may be in no log: a query, pages about help, and forms of such pages.
const IN_NO_LOG: [(&str, &str); 6] = [
    ("/wall?code=what-opens-a-screen", "what-opens-a-screen"),
    ("/tough-call?source=what-it-was-about", "tough-call"),
    ("/help-now", "help-now"),
    ("/me/tests/phq_4", "me/tests"),
    ("/api/give_thanks", "give_thanks"),
    ("/api/book_slot", "book_slot"),
];
/// The page before each of these.
const PAGE_BEFORE: &str = "/the-page-before";
/// How long a proxy may take to listen.
const LISTENS_WITHIN: Duration = Duration::from_secs(20);

/// A proxy, and what makes an example of the documentation a configuration that it runs here.
struct Proxy {
    /// The name of the program and of Debian's package.
    name: &'static str,
    /// The first line of its example.
    begins: &'static str,
    /// Writes the configuration into the folder and returns the command that runs it in the foreground.
    command: fn(&Path, &Path, &str, u16) -> Result<Command>,
}

const PROXIES: [Proxy; 2] = [
    Proxy {
        name: "caddy",
        begins: "# No query, no page before or after, and no line on a request that failed: it names any path.",
        command: caddy,
    },
    Proxy {
        name: "nginx",
        begins: "# $uri has no query. The usual format, combined, contains it, and the page before.",
        command: nginx,
    },
];

/// Checks both examples with this binary. Skips a proxy, with the reason, that is neither installed nor in Debian's
/// archive.
pub fn check(paths: &Paths, binary: &Path) -> Result<Counts> {
    let mut counts = Counts::default();
    for proxy in PROXIES {
        let program = match program(paths, proxy.name) {
            Ok(program) => program,
            Err(error) => {
                println!("{}: skipped, because it cannot be fetched: {error:#}", proxy.name);
                continue;
            }
        };
        let tried = || Ok(Counts::of_result(proxy.name, in_front(paths, binary, (&proxy, &program))));
        counts.add(step(proxy.name, "5 s", tried)?);
    }
    Ok(counts)
}

/// The program of a proxy: the installed one, or that of Debian's package, which is unpacked and not installed, so that
/// nothing starts.
fn program(paths: &Paths, name: &str) -> Result<PathBuf> {
    if let Some(installed) = tools::on_path(&[name]) {
        return Ok(installed);
    }
    let folder = paths.cache.join("proxies").join(name);
    let unpacked =
        || ["usr/bin", "usr/sbin"].map(|place| folder.join(place).join(name)).into_iter().find(|file| file.exists());
    if let Some(unpacked) = unpacked() {
        return Ok(unpacked);
    }
    fs::create_dir_all(&folder)?;
    tools::output(Command::new("apt-get").args(["download", name]).current_dir(&folder))?;
    let package = fs::read_dir(&folder)?
        .flatten()
        .map(|file| file.path())
        .find(|file| file.extension().is_some_and(|end| end == "deb"));
    let package = package.context("apt-get downloaded no package")?;
    tools::run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&folder))?;
    unpacked().context("the package does not contain the program")
}

/// Runs a server with a proxy in front of it, and tries what the documentation says a proxy must do.
fn in_front(paths: &Paths, binary: &Path, (proxy, program): (&Proxy, &Path)) -> Result<()> {
    let folder = paths.target.join("proxy-check").join(proxy.name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    // The proxy has no way to say which port it was given, so one that is free now is chosen for it.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let base = format!("https://{HOST}:{port}");
    let arguments = ["user", "add", "a1", "--name", "Agent", "--public-url", &base, "--data"];
    let invited = tools::output(Command::new(binary).args(arguments).arg(&data))?;
    let token = invited.rsplit('/').next().context("no invitation")?.to_owned();
    let mut serve = Command::new(binary);
    serve.args(["serve", "--listen", "127.0.0.1:0", "--public-url", &base, "--behind-proxy", "--data"]).arg(&data);
    let server = Running::start(serve.stderr(Stdio::null()))?;
    let example = example(paths, proxy.begins)?.replace(UPSTREAM, &server.address);
    let mut command = (proxy.command)(program, &folder, &example, port)?;
    let log = fs::File::create(folder.join("log"))?;
    let mut running = Stopped(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?);
    let tried = listens(&mut running.0, port).and_then(|()| requests(&folder, &base, port, &token));
    let tried = tried.and_then(|()| private_requests(&folder, &base, port, &token));
    server.end()?;
    // Nobody answers any more: what a proxy says of a request that failed.
    let tried = tried.and_then(|()| private_requests(&folder, &base, port, &token));
    drop(running);
    let tried = tried.and_then(|()| check_logs(&folder, &token));
    tried.with_context(|| format!("{}: {}", proxy.name, logged(&folder)))?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// The example in docs/operating.md whose first line is this.
fn example(paths: &Paths, begins: &str) -> Result<String> {
    let document = fs::read_to_string(paths.root.join("docs/operating.md"))?;
    let start =
        document.find(&format!("\n{begins}\n")).with_context(|| format!("no example begins with {begins}"))? + 1;
    let length = document[start..].find("```").context("the example does not end")?;
    Ok(document[start..start + length].to_owned())
}

/// A child that is ended when it goes out of scope.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        // It has no data of its own, and may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn listens(proxy: &mut Child, port: u16) -> Result<()> {
    let started = Instant::now();
    while started.elapsed() < LISTENS_WITHIN {
        if let Some(status) = proxy.try_wait()? {
            bail!("it ended ({status})");
        }
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        sleep(Duration::from_millis(50));
    }
    bail!("it does not listen")
}

/// What goes through the proxy: a page, a form from the site's own address, a session, and the first event of a live
/// page.
fn requests(folder: &Path, base: &str, port: u16, token: &str) -> Result<()> {
    let curl = |arguments: &[&str]| curl(folder, port, arguments);
    let page = curl(&["--include", "--http2", &format!("{base}/sign-in")])?;
    ensure!(page.starts_with("HTTP/2 200"), "/sign-in: {}", page.lines().next().unwrap_or_default());
    ensure!(page.to_lowercase().contains("strict-transport-security"), "the page does not ask for TLS");
    let form = format!("token={token}&password=blue+sky+over+us&again=blue+sky+over+us");
    let origin = format!("Origin: {base}");
    let accepted =
        curl(&["--include", "--header", &origin, "--data", &form, &format!("{base}/api/accept_invitation")])?;
    ensure!(accepted.starts_with("HTTP/2 303"), "a form: {}", accepted.lines().next().unwrap_or_default());
    ensure!(accepted.contains("__Host-"), "no session began");
    // Whether the events are passed on at once: curl ends at the first byte of the body.
    let live = format!("{base}/live?of=talk");
    let event = Command::new("curl")
        .args([
            "--silent",
            "--insecure",
            "--no-buffer",
            "--max-time",
            "5",
            "--resolve",
            &format!("{HOST}:{port}:127.0.0.1"),
        ])
        .arg("--cookie")
        .arg(folder.join("cookies"))
        .arg(live)
        .output()?;
    ensure!(!event.stdout.is_empty(), "the events of /live do not arrive");
    Ok(())
}

/// Asks through the proxy, as the browser whose cookies are in the folder. Returns the answer.
fn curl(folder: &Path, port: u16, arguments: &[&str]) -> Result<String> {
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--insecure", "--max-time", "20", "--resolve", &format!("{HOST}:{port}:127.0.0.1")]);
    curl.arg("--cookie").arg(folder.join("cookies")).arg("--cookie-jar").arg(folder.join("cookies"));
    tools::output(curl.args(arguments))
}

/// Asks for what no log may tell. Any answer is right.
fn private_requests(folder: &Path, base: &str, port: u16, token: &str) -> Result<()> {
    let before = format!("{base}{PAGE_BEFORE}");
    let invitation = format!("/invitation/{token}");
    for path in IN_NO_LOG.iter().map(|(path, _)| *path).chain([invitation.as_str()]) {
        curl(folder, port, &["--output", "/dev/null", "--referer", &before, &format!("{base}{path}")])?;
    }
    Ok(())
}

/// What a proxy has logged.
fn logged(folder: &Path) -> String {
    LOGS.map(|name| fs::read_to_string(folder.join(name)).unwrap_or_default()).concat()
}

/// Whether the logs name an ordinary page, and nothing that no log may tell.
fn check_logs(folder: &Path, token: &str) -> Result<()> {
    let logged = logged(folder);
    ensure!(logged.contains("/sign-in"), "the log does not name an ordinary page");
    for words in IN_NO_LOG.iter().map(|(_, words)| *words).chain([PAGE_BEFORE, token]) {
        ensure!(!logged.contains(words), "the log contains {words}");
    }
    Ok(())
}

fn caddy(program: &Path, folder: &Path, example: &str, port: u16) -> Result<Command> {
    let options = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n";
    // A certificate of its own authority instead of a public one.
    let site = format!("https://{HOST}:{port} {{\n\ttls internal");
    let mut site = example.replacen("{\n", options, 1).replacen(&format!("{HOST} {{"), &site, 1);
    // As the documentation says for earlier versions.
    if is_before(&tools::output(Command::new(program).arg("version"))?, &[2, 8]) {
        site = site.replace("log_skip", "skip_log");
    }
    let file = folder.join("Caddyfile");
    fs::write(&file, site)?;
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    Ok(command)
}

fn nginx(program: &Path, folder: &Path, example: &str, port: u16) -> Result<Command> {
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    let mut openssl = Command::new("openssl");
    openssl.args([
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        &format!("/CN={HOST}"),
        "-keyout",
    ]);
    tools::output(openssl.arg(&key).arg("-out").arg(&certificate))?;
    let mut site = example
        .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{port} ssl;"))
        .replace("/etc/ssl/weather.example.com.pem", &certificate.display().to_string())
        .replace("/etc/ssl/private/weather.example.com.key", &key.display().to_string())
        .replace(NGINX_LOGS, &format!("{}/", folder.display()));
    // As the comment of the example says for earlier versions.
    let version = Command::new(program).arg("-v").output()?;
    let version = String::from_utf8_lossy(&version.stderr);
    if is_before(version.split('/').nth(1).unwrap_or_default(), &[1, 25, 1]) {
        site = site.replace("http2 on;", "").replace(" ssl;", " ssl http2;");
    }
    let file = folder.join("nginx.conf");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};\n", folder.join(kind).display()))
        .concat();
    let start = format!("daemon off;\npid {};\nerror_log stderr;\nevents {{}}\n", folder.join("pid").display());
    fs::write(&file, format!("{start}http {{\n{temporary}{site}}}\n"))?;
    let mut command = Command::new(program);
    command.arg("-p").arg(folder).arg("-c").arg(file);
    Ok(command)
}

/// Whether a version, as in `v2.6.2 h1:abc`, is earlier than one that begins with these numbers.
fn is_before(version: &str, than: &[u32]) -> bool {
    let number = version.split_whitespace().next().unwrap_or_default().trim_start_matches('v');
    let parts: Vec<u32> = number.split(['.', '-']).map_while(|part| part.parse().ok()).collect();
    parts.as_slice() < than
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_versions_are_recognized() {
        for (version, before) in [("1.22.1\n", true), ("1.25.1\n", false), ("1.26.0 (Debian)", false)] {
            assert_eq!(is_before(version, &[1, 25, 1]), before, "{version}");
        }
        for (version, before) in [("v2.6.2 h1:abc", true), ("2.6.2-5", true), ("2.8.0", false), ("v2.10.2", false)] {
            assert_eq!(is_before(version, &[2, 8]), before, "{version}");
        }
    }
}
