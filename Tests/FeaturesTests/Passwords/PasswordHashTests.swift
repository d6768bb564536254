import Testing

@testable import Features

@Suite struct PasswordHashTests {
    @Test func `a hash is read back from its text`() throws {
        let hash = PasswordHash(cost: .standard, salt: Array(0..<16), hash: Array(100..<132))
        #expect(
            hash.text == "$scrypt$ln=15,r=8,p=3$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM")
        #expect(PasswordHash(hash.text) == hash)
    }

    @Test(arguments: [
        "", "$", "scrypt", "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw",
        "$argon2id$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$ln=15,r=8$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$r=8,ln=15,p=1$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$ln=40,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$ln=15,r=8,p=1$AAEC$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$",
        "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQ?LDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM",
        "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM$",
    ])
    func `what is no hash of ours is not read`(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `a text without end is not read`() {
        #expect(PasswordHash(String(repeating: "$", count: 1_000_000)) == nil)
    }

    @Test func `a hash made at another cost is to be made anew`() throws {
        let older = try #require(ScryptCost(logN: 14, blockSize: 8, parallelism: 1))
        let hash = PasswordHash(cost: older, salt: Array(0..<16), hash: Array(0..<32))
        #expect(hash.needsRehash(for: .standard))
        #expect(!hash.needsRehash(for: older))
    }
}
