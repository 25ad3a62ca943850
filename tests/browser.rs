//! The page of a report in a real browser: read, filtered and walked by keyboard, in both themes, on a phone.
//!
//! Speaks the DevTools protocol over a pipe, so that no port is opened. Skipped visibly where no Chromium is installed.

#[path = "common/program.rs"]
mod program;

use program::retold;
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A tab of a browser.
struct Tab {
    browser: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    asked: u64,
}

impl Tab {
    /// Opens a file in a browser of its own; none where there is no browser.
    fn open(path: &Path) -> Option<Tab> {
        let program = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|program| {
            Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        });
        let Some(program) = program else {
            eprintln!("skipped: no Chromium is installed");
            return None;
        };
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-profile");
        // The protocol is read on descriptor 3 and written on 4.
        let script = format!(
            "exec {program} --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
             --user-data-dir='{}' --remote-debugging-pipe 3<&0 4>&1 1>/dev/null 2>/dev/null",
            profile.display()
        );
        let mut browser = Command::new("sh")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell can be started");
        let to = browser.stdin.take().expect("its input is piped");
        let from = BufReader::new(browser.stdout.take().expect("its output is piped"));
        let mut tab = Tab { browser, to, from, session: None, asked: 0 };
        let target = tab.ask("Target.createTarget", json!({"url": format!("file://{}", path.display())}));
        let attached = tab.ask("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        tab.session = attached["sessionId"].as_str().map(str::to_owned);
        tab.wait();
        Some(tab)
    }

    fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).expect("the browser listens");
        loop {
            let mut answer = Vec::new();
            self.from.read_until(0, &mut answer).expect("the browser answers");
            let answer: Value = serde_json::from_slice(answer.strip_suffix(b"\0").unwrap_or(&answer)).expect("in JSON");
            if answer["id"] == self.asked {
                assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }

    /// Until the page stands: a new tab shows an empty one first.
    fn wait(&mut self) {
        let stands = "location.protocol === 'file:' && document.readyState === 'complete'";
        while self.evaluate(stands) != true {}
    }

    fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.ask("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        answer["result"]["value"].clone()
    }

    fn press(&mut self, key: &str) {
        let text = if key.len() == 1 { key } else { "" };
        let code = if key == "Tab" { 9 } else { 0 };
        let down = json!({"type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code});
        self.ask("Input.dispatchKeyEvent", down);
        self.ask("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key, "windowsVirtualKeyCode": code}));
    }

    /// Takes a picture of the whole page, for people to look at.
    fn screenshot(&mut self, path: &Path, width: u64) {
        self.evaluate("scrollTo(0, 0)");
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let picture = self.ask("Page.captureScreenshot", whole);
        let png = from_base64(picture["data"].as_str().expect("a picture"));
        assert_eq!(png.get(16..20), Some(&(width as u32).to_be_bytes()[..]), "it is as wide as the page");
        fs::write(path, png).expect("a picture can be written");
    }

    fn focused(&mut self) -> String {
        self.evaluate("document.activeElement.id").as_str().unwrap_or_default().to_owned()
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        let _ = self.to.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let _ = self.browser.wait();
    }
}

/// Bytes from base64 (RFC 4648).
fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let groups = text.trim_end_matches('=').as_bytes().chunks(4);
    groups
        .flat_map(|group| {
            let bits =
                group.iter().fold(0u32, |bits, byte| bits << 6 | u32::from(digit(*byte))) << (6 * (4 - group.len()));
            bits.to_be_bytes()[1..group.len()].to_vec()
        })
        .collect()
}

#[test]
fn the_page_is_read_filtered_and_walked_by_keyboard() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("walked.html");
    let name = path.to_str().expect("a path in UTF-8");
    let (source, copy) = ("fixtures/spun-copy/source.txt", "fixtures/spun-copy/copy.txt");
    let written = retold(&["compare", source, copy, "--format", "html", "--output", name], b"");
    assert_eq!(written.status.code(), Some(0));
    let Some(mut tab) = Tab::open(&path) else { return };

    let findings: Vec<String> = {
        let list = "[...document.querySelectorAll('.findings li')].filter(i => i.offsetParent !== null).map(i => i.id)";
        serde_json::from_value(tab.evaluate(list)).expect("a list of names")
    };
    assert!(findings.len() >= 5, "{findings:?}");
    for finding in findings.iter().chain(&findings[..1]) {
        tab.press("n");
        assert_eq!(&tab.focused(), finding, "n goes on, and round at the end");
    }
    tab.press("p");
    assert_eq!(tab.focused(), findings[findings.len() - 1], "p goes back");
    assert!(tab.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight") == true, "it is in sight");

    let visible = "[...document.querySelectorAll('.findings li.critical')].filter(i => i.offsetParent !== null).length";
    assert!(tab.evaluate(visible).as_u64() > Some(0));
    tab.evaluate("document.querySelector('#show-critical').focus()");
    tab.press(" ");
    assert_eq!(tab.evaluate(visible), 0, "the box of a severity hides its findings, by keyboard");
    tab.press(" ");

    tab.ask("Emulation.setScrollbarsHidden", json!({"hidden": true}));
    tab.evaluate("document.querySelector('.ledgers').open = true");
    let mut grounds = Vec::new();
    for (theme, width) in [("light", 1280), ("light", 390), ("dark", 1280), ("dark", 390)] {
        tab.ask("Emulation.setEmulatedMedia", json!({"features": [{"name": "prefers-color-scheme", "value": theme}]}));
        let metrics = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        tab.ask("Emulation.setDeviceMetricsOverride", metrics);
        assert!(tab.evaluate("document.documentElement.scrollWidth").as_u64() <= Some(width), "nothing stands out");
        let cut = "[...document.querySelectorAll('.ledgers tbody tr > :nth-child(-n+2)')].filter(c => c.scrollWidth > c.clientWidth).length";
        assert_eq!(tab.evaluate(cut), 0, "no word of a table is cut");
        let side = "(s => document.querySelector('.pair .' + s).getBoundingClientRect().top)";
        let stacked = format!("{side}('source') < {side}('copy')");
        assert_eq!(tab.evaluate(&stacked), width == 390, "side by side where there is room, else one above the other");
        grounds.push(tab.evaluate("getComputedStyle(document.body).backgroundColor").to_string());
        tab.screenshot(&Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("page-{width}-{theme}.png")), width);
    }
    assert!(grounds[0] == grounds[1] && grounds[2] == grounds[3] && grounds[0] != grounds[2], "both themes are there");
    tab.ask("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    tab.ask("Page.reload", json!({}));
    tab.wait();
    assert!(
        tab.evaluate("document.querySelectorAll('.findings li').length").as_u64() >= Some(5),
        "no script is needed"
    );
}
