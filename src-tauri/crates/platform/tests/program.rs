//! The program as it is run: it makes an admin, answers, keeps secrets out of its log, and stops when told to.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

/// Bytes 0 to 31.
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const EMAIL: &str = "grace@example.com";

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steward-platform"));
    command.env("STEWARD_DATABASE", format!("sqlite:{}", folder.join("platform.db").display()));
    command.env("STEWARD_LOG", "trace").env("STEWARD_SECRETS_KEY", KEY);
    command
}

fn create_admin(folder: &Path) -> String {
    let arguments = ["admin", "create", "--email", EMAIL, "--name", "Grace Example", "--role", "agent"];
    let output = program(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let password = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    assert!(!String::from_utf8_lossy(&output.stderr).contains(&password));
    password
}

/// The running server and the host and port that it printed.
fn serve(folder: &Path, options: &[&str]) -> (Child, String) {
    let log = std::fs::File::create(folder.join("log")).unwrap();
    let mut serve = program(folder);
    serve.args(["serve", "--listen", "127.0.0.1:0"]).args(options);
    let mut server = serve.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let ready: Value = serde_json::from_str(&line).unwrap();
    (server, ready["address"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned())
}

fn post(address: &str, path: &str, token: &str, body: &Value) -> Value {
    call(address, "POST", path, &format!("Authorization: Bearer {token}\r\n"), &body.to_string())
}

/// A call with headers of its own, each with its line end.
fn call(address: &str, method: &str, path: &str, headers: &str, body: &str) -> Value {
    let mut stream = TcpStream::connect(address).unwrap();
    let kind = if body.is_empty() { "" } else { "Content-Type: application/json\r\n" };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}{kind}Content-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

#[allow(
    clippy::disallowed_methods,
    reason = "the program under test has the machine's clock, so its codes need it too"
)]
fn code(secret: &str) -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

#[test]
fn seeding_says_how_far_it_is_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut seed = program(folder.path());
    let output = seed.env_remove("STEWARD_LOG").args(["seed", "--users", "5000", "--seed", "77"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let made: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let made: Vec<&Value> = made.iter().map(|line| &line["fields"]["made"]).collect();
    assert_eq!(made, [2_000, 4_000, 5_000], "{said}");
}

fn stop(mut server: Child) {
    let terminated = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(terminated.success());
    assert!(server.wait().unwrap().success());
}

#[test]
fn without_a_key_nothing_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path()).env_remove("STEWARD_SECRETS_KEY").arg("serve").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--secrets-key FILE"));
}

#[cfg(unix)]
#[test]
fn a_key_is_made_and_rotated_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secrets.key");
    let run = |what: &str| program(folder.path()).args(["secrets-key", what]).arg(&file).output().unwrap();
    assert!(run("create").status.success());
    let first = std::fs::read_to_string(&file).unwrap();
    assert!(!run("create").status.success());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    assert!(run("rotate").status.success());
    let both = std::fs::read_to_string(&file).unwrap();
    assert!(both.ends_with(&first) && both.lines().count() == 2);
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = run("rotate");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("read by everybody"));
}

#[cfg(unix)]
#[test]
fn a_sign_in_leaves_no_secret_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let password = create_admin(folder.path());
    let (server, address) = serve(folder.path(), &[]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();

    let begun = post(&address, "/v1/auth/sign-in", "", &json!({"email": EMAIL, "password": password}));
    let challenge = text(&begun["challenge"]);
    let enrolment = post(&address, "/v1/auth/enrolment", "", &json!({"challenge": challenge}));
    let secret = text(&enrolment["secret"]);
    let body = json!({"challenge": challenge, "code": code(&secret)});
    let enrolled = post(&address, "/v1/auth/enrolment/confirm", "", &body);
    let (access, refresh) = (text(&enrolled["tokens"]["access_token"]), text(&enrolled["tokens"]["refresh_token"]));
    let renewed = post(&address, "/v1/auth/refresh", &access, &json!({"refresh_token": refresh}));
    post(&address, "/v1/auth/sign-out", &text(&renewed["access_token"]), &json!(null));
    stop(server);

    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.contains("/v1/auth/enrolment/confirm"));
    let recovery = text(&enrolled["recovery_codes"][0]);
    for canary in [EMAIL, &password, &challenge, &secret, &access, &refresh, &recovery, KEY, "Grace Example"] {
        assert!(!log.contains(canary), "the log has {canary}");
    }
    let database = std::fs::read(folder.path().join("platform.db")).unwrap();
    let bytes = totp_rs::Secret::try_from_base32(&secret).unwrap();
    assert!(!database.windows(20).any(|part| part == bytes.as_bytes()), "the database has the authenticator's secret");
    for canary in [&password, &challenge, &access, &refresh, &recovery] {
        assert!(!database.windows(canary.len()).any(|part| part == canary.as_bytes()), "the database has {canary}");
    }
}

/// Where an admin signed in from is what the proxy says, if the platform was told of that proxy; whatever anybody else says
/// of it means nothing.
#[cfg(unix)]
#[test]
fn only_a_trusted_proxy_says_who_calls() {
    for (options, seen) in [(&["--trusted-proxy", "127.0.0.1"][..], "198.51.100.7"), (&[][..], "127.0.0.1")] {
        let folder = tempfile::tempdir().unwrap();
        let password = create_admin(folder.path());
        let (server, address) = serve(folder.path(), options);
        let proxied = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\n";
        let post = |path: &str, body: Value| call(&address, "POST", path, proxied, &body.to_string());
        let begun = post("/v1/auth/sign-in", json!({"email": EMAIL, "password": password}));
        let enrolment = post("/v1/auth/enrolment", json!({"challenge": begun["challenge"]}));
        let code = code(enrolment["secret"].as_str().unwrap());
        let enrolled = post("/v1/auth/enrolment/confirm", json!({"challenge": begun["challenge"], "code": code}));
        let token = enrolled["tokens"]["access_token"].as_str().unwrap();
        let sessions =
            call(&address, "GET", "/v1/me/sessions", &format!("Authorization: Bearer {token}\r\n{proxied}"), "");
        assert_eq!(sessions[0]["ip"], seen, "{options:?}");
        stop(server);
    }
}
