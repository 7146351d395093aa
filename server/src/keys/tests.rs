use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// An own folder below the system's temporary one, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name: [u8; 8] = random().unwrap();
        Self(std::env::temp_dir().join(format!("pulso-keys-{}", HEXLOWER.encode(&name))))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn open(folder: &Folder, deployment: Deployment) -> Result<Keys, KeysFault> {
    Keys::open(&folder.0, deployment)
}

#[test]
fn a_new_deployment_makes_keys_that_only_its_user_reads_and_finds_them_again() {
    let folder = Folder::new();
    let first = open(&folder, Deployment::New).unwrap();
    let again = open(&folder, Deployment::InUse).unwrap();
    let (id, wave) = (ResponseId::from_random([1; 16]), WaveId::from_random([2; 16]));
    assert_eq!(first.receipt(&id, "hash"), again.receipt(&id, "hash"));
    assert!(first.wave_pair(&wave).unwrap() == again.wave_pair(&wave).unwrap());
    for name in ["", "waves", "custody", "data.key", "receipt.key"] {
        let mode = fs::metadata(folder.0.join(name)).unwrap().permissions().mode() & 0o077;
        assert_eq!(mode, 0, "{name}");
    }
}

#[test]
fn a_database_without_its_keys_stops_the_start_and_says_the_fix() {
    let said = open(&Folder::new(), Deployment::InUse).err().unwrap().to_string();
    assert!(said.contains("backup"), "{said}");
}

#[test]
fn keys_that_others_can_read_stop_the_start_and_say_the_fix() {
    let folder = Folder::new();
    open(&folder, Deployment::New).unwrap();
    let open_to_others = |name: &str, mode| {
        fs::set_permissions(folder.0.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    open_to_others("data.key", 0o644);
    let said = open(&folder, Deployment::InUse).err().unwrap().to_string();
    assert!(said.contains("chmod 600"), "{said}");
    open_to_others("data.key", 0o600);
    open_to_others("", 0o750);
    let said = open(&folder, Deployment::InUse).err().unwrap().to_string();
    assert!(said.contains("chmod 700"), "{said}");
}

#[test]
fn a_destroyed_custody_key_is_gone_and_stays_gone() {
    let folder = Folder::new();
    let keys = open(&folder, Deployment::New).unwrap();
    let (id, wave) = (ResponseId::from_random([1; 16]), WaveId::from_random([2; 16]));
    keys.make_custody(&wave).unwrap();
    let name = keys.custody(&wave).unwrap().unwrap().name(&id);
    assert_eq!(keys.custody(&wave).unwrap().unwrap().name(&id), name);
    keys.destroy_custody(&wave).unwrap();
    keys.destroy_custody(&wave).unwrap();
    assert!(keys.custody(&wave).unwrap().is_none());
}

#[test]
fn only_receipt_codes_of_this_deployment_are_known() {
    let (ours, theirs) = (Folder::new(), Folder::new());
    let ours_keys = open(&ours, Deployment::New).unwrap();
    let theirs_keys = open(&theirs, Deployment::New).unwrap();
    let receipt = ours_keys.receipt(&ResponseId::from_random([9; 16]), "hash");
    let code = ReceiptCode::parse(&receipt.code).unwrap();
    assert!(ours_keys.knows(&code));
    assert!(!theirs_keys.knows(&code));
}
