//! What one answer costs the server: processor time, and waits for the disk.
//!
//! Counts of the disk gate the tests, because they are the same on every machine. Times are printed and never judged.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::ground::{Ground, report, said};
use crate::server::Server;
use crate::steps::{command, must, output};
use crate::system;

/// Processor time of one submission of 250 questions in ODK Central (fixed figure, milliseconds).
const CENTRAL: f64 = 9.1;
/// Share of the last ten seconds in which something waited for a processor, above which times say nothing.
const NOISY: f64 = 40.0;
const MOST_FSYNCS: f64 = 0.2;

struct Load {
    name: &'static str,
    questions: u32,
    clients: u32,
    batch: u32,
    responses: u32,
}

pub fn print(ground: &mut Ground) -> Result<()> {
    let loads = [
        Load {
            name: "250 questions, 8 clients, one by one",
            questions: 250,
            clients: 8,
            batch: 1,
            responses: 4_000,
        },
        Load {
            name: "250 questions, 64 clients, one by one",
            questions: 250,
            clients: 64,
            batch: 1,
            responses: 6_400,
        },
        Load {
            name: "50 questions, 8 clients, 20 at once",
            questions: 50,
            clients: 8,
            batch: 20,
            responses: 8_000,
        },
    ];
    let before = pressure();
    let mut all = Vec::new();
    println!("    {:<40} {:>10} {:>10} {:>9} {:>9}", "", "CPU ms/r", "r/s", "p50 ms", "p99 ms");
    for load in loads {
        let (mut server, data) = prepared(ground, &load, &[])?;
        server.start()?;
        let pid = server.pid()?;
        let start = processor_seconds(pid)?;
        let figures = post(&server, &data, &load)?;
        let each = (processor_seconds(pid)? - start) * 1_000.0 / f64::from(load.responses);
        let number = |path: &str| figures.pointer(path).and_then(Value::as_f64).unwrap_or_default();
        let (rate, p50, p99) =
            (number("/responses_per_second"), number("/latency_ms/p50"), number("/latency_ms/p99"));
        println!("    {:<40} {each:>10.3} {rate:>10.0} {p50:>9.1} {p99:>9.1}", load.name);
        if load.questions == 250 {
            println!("    {:<40} {:>9.0}x", "  less than ODK Central (9.1 ms)", CENTRAL / each);
        }
        all.push(json!({"name": load.name, "cpu_ms_per_response": each, "figures": figures}));
    }
    let noise = before.max(pressure());
    if noise > NOISY {
        println!(
            "    noisy ({noise:.0} % of the time something waited for a processor): times are not judged"
        );
    }
    report("bench", &json!({"cpu_pressure": noise, "loads": all}))?;
    fsyncs(ground)
}

/// Waits for the disk per answer when 64 phones post at the same time, counted by the kernel's side of the calls.
pub fn fsyncs(ground: &mut Ground) -> Result<()> {
    system::ensure("strace", "strace")?;
    let load = Load { name: "fsyncs", questions: 50, clients: 64, batch: 1, responses: 3_200 };
    let calls = ground.folder("calls")?.join("strace.txt");
    let tracer = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=fsync,fdatasync",
        "-o",
        &calls.to_string_lossy(),
    ];
    let (mut server, data) = prepared(ground, &load, &tracer)?;
    server.start()?;
    let before = count(&calls)?;
    let figures = post(&server, &data, &load)?;
    let made = count(&calls)? - before;
    server.stop()?;
    let stored = figures["outcomes"]["stored"].as_u64().context("pulso load told no outcomes")?;
    ensure!(
        stored == u64::from(load.responses),
        "only {stored} of {} answers were stored: {figures}",
        load.responses
    );
    ensure!(
        made > 0,
        "strace saw no fsync at all: the answers cannot be durable, or it looked at the wrong process"
    );
    let each = made as f64 / f64::from(load.responses);
    println!("    {made} fsyncs for {stored} answers of 64 phones: {each:.3} each (limit {MOST_FSYNCS})");
    report("fsyncs", &json!({"fsyncs": made, "responses": stored, "each": each}))?;
    ensure!(each < MOST_FSYNCS, "writes are not grouped: {each:.3} fsyncs per answer");
    Ok(())
}

/// A server with an empty wave; not started.
fn prepared(ground: &mut Ground, load: &Load, tracer: &[&str]) -> Result<(Server, PathBuf)> {
    let data = ground.folder("bench")?;
    let server = Server::new(&ground.binary()?, &data)?.wrapped(tracer);
    let (questions, clients) = (load.questions.to_string(), load.clients.to_string());
    let codes = data.join("codes.json");
    let words =
        ["load", "--questions", &questions, "--clients", &clients, "--prepare", &codes.to_string_lossy()];
    must(&mut server.pulso(&words))?;
    Ok((server, data))
}

fn post(server: &Server, data: &std::path::Path, load: &Load) -> Result<Value> {
    let mut phones = command(&server.binary().to_string_lossy());
    phones.args(["load", "--address", &server.address(), "--codes"]).arg(data.join("codes.json"));
    for (flag, value) in
        [("--clients", load.clients), ("--batch", load.batch), ("--responses", load.responses)]
    {
        phones.arg(flag).arg(value.to_string());
    }
    said(&mut phones)
}

fn count(calls: &std::path::Path) -> Result<usize> {
    // An interrupted call has a second line that says it resumed.
    Ok(fs::read_to_string(calls)?
        .lines()
        .filter(|line| line.contains("sync(") && !line.contains("resumed"))
        .count())
}

/// User and system time of a process so far.
fn processor_seconds(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let ticks = ticks_in(&stat).context("/proc/PID/stat reads differently here")?;
    let per_second: f64 = output(command("getconf").arg("CLK_TCK"))?.trim().parse()?;
    Ok(ticks as f64 / per_second)
}

fn ticks_in(stat: &str) -> Option<u64> {
    let after_name = stat.rsplit_once(") ")?.1;
    let fields: Vec<&str> = after_name.split(' ').collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

fn pressure() -> f64 {
    let text = fs::read_to_string("/proc/pressure/cpu").unwrap_or_default();
    let ten = text.split("avg10=").nth(1).and_then(|rest| rest.split(' ').next());
    ten.and_then(|share| share.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_behind_any_name() {
        let stat = "42 (a ) name) S 1 42 42 0 -1 4194304 100 0 0 0 70 30 0 0 20 0 9 0 1";
        assert_eq!(ticks_in(stat), Some(100));
    }
}
