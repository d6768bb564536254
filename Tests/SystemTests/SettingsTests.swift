import App
import Features
import Foundation
import TestSupport
import Testing
import Web

struct SettingsTests {
    @Test func `without settings everything has a sensible value`() throws {
        let settings = try Settings.parse(arguments: [:], environment: [:])
        #expect(settings.database == "data/bandstand.sqlite")
        #expect(settings.keyFile == "data/bandstand.sqlite.key")
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.origin == nil)
        #expect(settings.siteName == "Bandstand")
        #expect(settings.zone == .gmt)
        #expect("\(settings.logLevel)" == "info")
    }

    @Test func `arguments win over the environment`() throws {
        let settings = try Settings.parse(
            arguments: [.port: "9000"],
            environment: ["BANDSTAND_PORT": "7000", "BANDSTAND_HOST": "0.0.0.0", "BANDSTAND_SITE_NAME": "Larkhill"])
        #expect(settings.port == 9000)
        #expect(settings.host == "0.0.0.0")
        #expect(settings.siteName == "Larkhill")
    }

    @Test func `an empty variable counts as not set`() throws {
        #expect(try Settings.parse(arguments: [:], environment: ["BANDSTAND_PORT": ""]).port == 8080)
    }

    @Test func `links into the demo are printed when they are asked for`() throws {
        #expect(try !Settings.parse(arguments: [:], environment: [:]).demoLinks)
        #expect(try Settings.parse(arguments: [.demoLinks: "yes"], environment: [:]).demoLinks)
        #expect(try !Settings.parse(arguments: [:], environment: ["BANDSTAND_DEMO_LINKS": "no"]).demoLinks)
        #expect(throws: SettingsError.self) {
            try Settings.parse(arguments: [:], environment: ["BANDSTAND_DEMO_LINKS": "perhaps"])
        }
    }

    @Test func `the key file lies beside the database that was named`() throws {
        #expect(try Settings.parse(arguments: [.database: "x/y.db"], environment: [:]).keyFile == "x/y.db.key")
    }

    @Test func `a site's address is its origin in small letters`() throws {
        for address in ["HTTPS://Forum.Example:8443/", "https://forum.example:8443"] {
            let settings = try Settings.parse(arguments: [.siteURL: address], environment: [:])
            #expect(settings.origin == "https://forum.example:8443")
        }
    }

    @Test(arguments: [
        "forum.example", "ftp://forum.example", "https://", "https://forum.example/path", "https://a@forum.example",
        "https://forum.example:0", "https://forum.example:99999", "https://forum%2eexample", "https://[fe80::1%25eth0]",
        "https://forum.example?x", "https://forum.example/#x", "javascript:alert(1)", "https://forum example",
    ])
    func `what is no origin is refused`(address: String) {
        #expect(throws: SettingsError.self) {
            try Settings.parse(arguments: [.siteURL: address], environment: [:])
        }
    }

    @Test func `all mistakes are told at once, each with its name and value`() throws {
        let error = try #require(throws: SettingsError.self) {
            try Settings.parse(
                arguments: [.port: "65536"],
                environment: [
                    "BANDSTAND_TIME_ZONE": "Mars/Olympus", "BANDSTAND_LOG_LEVEL": "loud",
                    "BANDSTAND_MAX_CONNECTIONS": "0", "BANDSTAND_HEAD_SECONDS": "-1",
                    "BANDSTAND_SITE_NAME": "two\nlines",
                ])
        }
        #expect(error.mistakes.count == 6)
        #expect(error.mistakes.contains("--port is \"65536\", which is not a port from 0 to 65535."))
        #expect(error.description.hasPrefix("6 settings are wrong:\n"))
        for name in ["TIME_ZONE", "LOG_LEVEL", "MAX_CONNECTIONS", "HEAD_SECONDS", "SITE_NAME"] {
            #expect(error.description.contains("BANDSTAND_\(name) is "))
        }
    }

    @Test func `the token for metrics may lie in a file, and no mistake repeats it`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "token")
            func read(_ environment: [String: String]) throws(SettingsError) -> MetricsAccess {
                try Settings.parse(arguments: [:], environment: environment).web.metrics
            }
            #expect(try read([:]) == .thisMachine)
            #expect(try read(["BANDSTAND_SITE_URL": "https://forum.example"]) == .nobody)
            #expect(try read(["BANDSTAND_METRICS_TOKEN": "0123456789abcdef"]) == .token("0123456789abcdef"))
            try "0123456789ABCDEF\n".write(to: file, atomically: true, encoding: .utf8)
            #expect(try read(["BANDSTAND_METRICS_TOKEN_FILE": file.path]) == .token("0123456789ABCDEF"))
            try "short".write(to: file, atomically: true, encoding: .utf8)
            for environment in [
                ["BANDSTAND_METRICS_TOKEN": "short"], ["BANDSTAND_METRICS_TOKEN_FILE": file.path],
                ["BANDSTAND_METRICS_TOKEN_FILE": folder.appending(path: "nowhere").path],
            ] {
                let error = #expect(throws: SettingsError.self) { try read(environment) }
                #expect(error?.mistakes.count == 1)
                #expect(error?.description.contains("short") == false)
            }
        }
    }

    @Test func `proxies are listed by address and network, and where there is one nothing is this machine's`() throws {
        func settings(_ list: String) throws -> Settings {
            try Settings.parse(arguments: [:], environment: ["BANDSTAND_TRUSTED_PROXIES": list])
        }
        #expect(try settings("").web.trustedProxies == .none)
        #expect(try !settings("").hasProxy)
        let behind = try settings("127.0.0.1, 10.0.0.0/8,2001:db8::/32")
        #expect(behind.web.trustedProxies == TrustedProxies("127.0.0.1,10.0.0.0/8,2001:db8::/32"))
        #expect(behind.hasProxy)
        #expect(behind.web.metrics == .nobody)
        for list in ["proxy.example", "127.0.0.1,,", "10.0.0.0/33", "0.0.0.0/0", "10.0.0.0/8;127.0.0.1"] {
            let error = #expect(throws: SettingsError.self) { try settings(list) }
            #expect(error?.mistakes.count == 1)
            #expect(error?.description.hasPrefix("BANDSTAND_TRUSTED_PROXIES is \"\(list)\"") == true)
        }
    }

    @Test func `the page cache has a size, and 0 turns it off`() throws {
        func bytes(_ text: String) throws -> Int {
            try Settings.parse(arguments: [:], environment: ["BANDSTAND_PAGE_CACHE_MEGABYTES": text]).web.pageCacheBytes
        }
        #expect(try bytes("0") == 0)
        #expect(try bytes("2") == 2 * 1_024 * 1_024)
        #expect(throws: SettingsError.self) { try bytes("-1") }
    }

    @Test func `the hashing of passwords has a cost and a number of threads, within bounds`() throws {
        func settings(_ cost: String, _ threads: String) throws -> Settings {
            try Settings.parse(
                arguments: [:], environment: ["BANDSTAND_PASSWORD_COST": cost, "BANDSTAND_PASSWORD_THREADS": threads])
        }
        #expect(try settings("", "").passwordCost == .standard)
        #expect(try settings("", "").passwordThreads >= 1)
        #expect(try settings("12", "3").passwordCost.logN == 12)
        #expect(try settings("17", "64").passwordThreads == 64)
        for (cost, threads) in [("9", "1"), ("18", "1"), ("high", "1"), ("15", "0"), ("15", "65"), ("15", "two")] {
            #expect(throws: SettingsError.self) { try settings(cost, threads) }
        }
    }

    @Test func `who may join is set, and from which age on in a country`() throws {
        func joining(_ policy: String, _ ages: String) throws -> Joining {
            try Settings.parse(
                arguments: [:], environment: ["BANDSTAND_JOIN": policy, "BANDSTAND_AGE_OVERRIDES": ages]
            ).joining
        }
        let germany = try #require(Country(code: "DE"))
        #expect(try joining("", "") == Joining())
        #expect(try joining("invite", "").policy == .invite)
        #expect(try joining("closed", "").policy == .closed)
        #expect(try joining("", "de:14, AU:18").ages.years(in: germany) == 14)
        let denied = try joining("", "DE:Deny").ages
        #expect(denied.years(in: germany) == nil)
        for (policy, ages) in [
            ("Open", ""), ("none", ""), ("", "DE"), ("", "DE:12"), ("", "DE:19"), ("", "XX:16"), ("", "DE:16,"),
            ("", "DE:16,de:14"), ("", "DE:sixteen"), ("", "DE:denied"),
        ] {
            #expect(throws: SettingsError.self, "\(policy) \(ages)") { try joining(policy, ages) }
        }
    }

    @Test func `a variable that looks like a setting and is none is a mistake`() throws {
        let error = try #require(throws: SettingsError.self) {
            try Settings.parse(
                arguments: [:],
                environment: [
                    "BANDSTAND_PROT": "80", "BANDSTAND_DATABSE": "x", "BANDSTAND_PORT": "many",
                    "BANDSTAND_EMPTY": "", "BANDSTAND": "x", "BANDSTANDING": "x", "PATH": "x",
                ])
        }
        #expect(
            error.mistakes == [
                "BANDSTAND_DATABSE is no setting that Bandstand knows.",
                "BANDSTAND_PROT is no setting that Bandstand knows.",
                "BANDSTAND_PORT is \"many\", which is not a port from 0 to 65535.",
            ])
    }

    @Test func `a wrong setting keeps the program from starting`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "a.sqlite").path
            let run = try await Program.run(
                "serve", "--database", database,
                environment: ["BANDSTAND_PORT": "eighty", "BANDSTAND_TIME_ZONE": "Mars/Olympus"], in: folder)
            #expect(run.code == 1)
            #expect(run.output.isEmpty)
            #expect(
                run.errors == """
                    Error: 2 settings are wrong:
                      BANDSTAND_PORT is "eighty", which is not a port from 0 to 65535.
                      BANDSTAND_TIME_ZONE is "Mars/Olympus", which is not a time zone like Europe/Berlin.

                    """)
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }

    @Test func `settings come from a file beside the program, after the environment`() async throws {
        try await withTemporaryFolder { folder in
            let text = """
                # where things are
                BANDSTAND_DATABASE = "\(folder.path)/from file.sqlite"
                BANDSTAND_KEY_FILE=\(folder.path)/from-file.key
                """
            try text.write(to: folder.appending(path: ".env"), atomically: true, encoding: .utf8)
            let key = folder.appending(path: "from-environment.key").path
            let run = try await Program.run(
                "migrate", environment: ["BANDSTAND_KEY_FILE": key], in: folder, directory: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "from file.sqlite").path))
            #expect(FileManager.default.fileExists(atPath: key))
        }
    }

    @Test func `a line of that file that is no setting is named`() async throws {
        try await withTemporaryFolder { folder in
            try "BANDSTAND_PORT=80\nwhat?\n".write(
                to: folder.appending(path: ".env"), atomically: true, encoding: .utf8)
            let run = try await Program.run("migrate", in: folder, directory: folder)
            #expect(run.code == 1)
            #expect(run.errors == "Error: .env, line 2: \"what?\" is no setting; write NAME=value.\n")
            try "OTHER=1\nBANDSTAND_PROT=80\n".write(
                to: folder.appending(path: ".env"), atomically: true, encoding: .utf8)
            let second = try await Program.run("migrate", in: folder, directory: folder)
            #expect(second.errors == "Error: BANDSTAND_PROT is no setting that Bandstand knows.\n")
        }
    }
}
