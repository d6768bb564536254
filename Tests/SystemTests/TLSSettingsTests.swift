import App
import Foundation
import TestSupport
import Testing
import Web

/// What the owner says about TLS, and the files that they name.
struct TLSSettingsTests {
    private func mistakes(_ environment: [String: String]) throws -> [String] {
        let error = #expect(throws: SettingsError.self) {
            try Settings.parse(
                arguments: [:],
                environment: Dictionary(
                    uniqueKeysWithValues: environment.map { ("BANDSTAND_\($0.key)", $0.value) }))
        }
        return try #require(error).mistakes
    }

    private static let pair = ["TLS_CERTIFICATE": "c.pem", "TLS_KEY": "k.pem"]

    @Test func `the certificate and its key are named together`() throws {
        let settings = try Settings.parse(
            arguments: [.tlsCertificate: "c.pem"], environment: ["BANDSTAND_TLS_KEY": "k.pem"])
        #expect(settings.tls == TLSFiles(certificate: "c.pem", key: "k.pem"))
        #expect(try Settings.parse(arguments: [:], environment: [:]).tls == nil)
        let half = "BANDSTAND_TLS_CERTIFICATE and BANDSTAND_TLS_KEY go together: one of them is not set."
        #expect(try mistakes(["TLS_CERTIFICATE": "c.pem"]) == [half])
        #expect(try mistakes(["TLS_KEY": "k.pem"]) == [half])
        let http = try mistakes(Self.pair.merging(["SITE_URL": "http://forum.example"]) { $1 })
        #expect(http.count == 1)
        #expect(http[0].hasPrefix("BANDSTAND_SITE_URL is \"http://forum.example\", but the server speaks TLS"))
    }

    @Test func `readers are sent on to TLS only where it is spoken, from a port of its own`() throws {
        func port(_ text: String) throws -> Int? {
            try Settings.parse(
                arguments: [.tlsCertificate: "c.pem", .tlsKey: "k.pem"], environment: ["BANDSTAND_HTTP_PORT": text]
            ).httpPort
        }
        #expect(try port("") == nil)
        #expect(try port("80") == 80)
        #expect(try port("0") == 0)
        #expect(try mistakes(Self.pair.merging(["HTTP_PORT": "many"]) { $1 }).count == 1)
        #expect(
            try mistakes(["HTTP_PORT": "80"]) == [
                "BANDSTAND_HTTP_PORT sends readers on to TLS, which the server does not speak: set "
                    + "BANDSTAND_TLS_CERTIFICATE and BANDSTAND_TLS_KEY."
            ])
        #expect(
            try mistakes(Self.pair.merging(["HTTP_PORT": "8080"]) { $1 }) == [
                "BANDSTAND_HTTP_PORT and BANDSTAND_PORT are both 8080: each needs its own."
            ])
    }

    @Test func `files that can't be used keep the server from starting, with one sentence, and nothing is made`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let good = try Certificate(in: folder)
            let other = try Certificate(named: "other", in: folder)
            let nonsense = folder.appending(path: "nonsense.pem").path
            try Data("nonsense".utf8).write(to: URL(filePath: nonsense))
            let empty = folder.appending(path: "empty.pem").path
            try Data().write(to: URL(filePath: empty))
            let pipe = folder.appending(path: "pipe.pem").path
            #expect(mkfifo(pipe, 0o600) == 0)
            let nowhere = folder.appending(path: "nowhere.pem").path
            let database = folder.appending(path: "data/bandstand.sqlite").path
            for (certificate, key, sentence) in [
                (nowhere, good.key, "The file \(nowhere), which TLS needs, can't be read."),
                (good.certificate, folder.path, "\(folder.path), which TLS needs, is no ordinary file."),
                (pipe, good.key, "\(pipe), which TLS needs, is no ordinary file."),
                (empty, good.key, "The file \(empty) holds no certificate in PEM form."),
                (nonsense, good.key, "The file \(nonsense) holds no certificate in PEM form."),
                (good.key, good.key, "The file \(good.key) holds no certificate in PEM form."),
                (
                    good.certificate, good.certificate,
                    "The file \(good.certificate) holds no private key in PEM form that needs no passphrase."
                ),
                (
                    good.certificate, other.key,
                    "The key in \(other.key) is not the one of the certificate in \(good.certificate)."
                ),
            ] {
                let run = try await Program.run(
                    "serve", "--port", "0", "--database", database, "--tls-certificate", certificate, "--tls-key", key,
                    in: folder)
                #expect(run.code == 1)
                #expect(run.output.isEmpty)
                #expect(run.errors == "Error: \(sentence)\n")
            }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data").path))
        }
    }

    @Test func `the log warns of a certificate that has expired, and of a key that everybody can read`() async throws {
        try await withTemporaryFolder { folder in
            let expired = try Certificate(days: -1, named: "expired", in: folder)
            try await RunningServer.with(folder, environment: expired.settings) { server in
                let curl = Curl(folder, trusting: expired)
                #expect(try await curl("\(server.origin)/healthz").code == 60)
                #expect(try await curl("\(server.origin)/healthz", "--insecure").status == 200)
                let code = try await server.terminate()
                #expect(code == 0)
                #expect(server.process.errors.contains("the certificate has expired"))
            }
            let good = try Certificate(in: folder)
            try await RunningServer.with(folder, environment: good.settings) { server in
                let code = try await server.terminate()
                #expect(code == 0)
                #expect(!server.process.errors.contains("certificate"))
                #expect(!server.process.errors.contains("can read the private key"))
            }
            chmod(good.key, 0o644)
            try await RunningServer.with(folder, environment: good.settings) { server in
                let code = try await server.terminate()
                #expect(code == 0)
                #expect(server.process.errors.contains("can read the private key"))
            }
        }
    }
}
