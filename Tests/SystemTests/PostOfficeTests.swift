import Features
import Foundation
import SQLiteStorage
import TestSupport
import Testing

/// Letters from the outbox to a real mail server, which is not always well.
struct PostOfficeTests {
    @Test func `every letter arrives, once, over as many connections as there may be`() async throws {
        let mail = try await MailTown()
        try await withMailServer { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(200)
                try await mail.wait(for: 200, "sent")
            }
            let ids = try server.messageIDs()
            #expect(ids.count == 200)
            #expect(Set(ids).count == 200)
            #expect(try server.connections() == 4)
            #expect(try await mail.tries == [1])
            #expect(try server.envelopes().allSatisfy { $0 == ["bandstand@forum.example", "ada@example.org"] })
        }
    }

    @Test func `a letter that waited before the start is sent`() async throws {
        let mail = try await MailTown()
        try await mail.write(1)
        try await withMailServer { server in
            try await mail.delivering(to: server.plain()) { try await mail.wait(for: 1, "sent") }
            #expect(try server.mails().count == 1)
        }
    }

    @Test func `a server that says come again gets the letter again, later`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--rcpt-once", "451 4.7.1 Greylisted, come again") { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(5)
                try await mail.wait(for: 5, "sent")
            }
            #expect(Set(try server.messageIDs()).count == 5)
            #expect(try server.mails().count == 5)
            #expect(try await mail.tries == [1, 2])
        }
    }

    @Test func `a letter refused for good is tried no more, and says with which code`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--rcpt", "550 5.1.1 No such user ADDRESS") { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(3)
                try await mail.wait(for: 3, "refused")
            }
            #expect(try await mail.tries == [1])
            #expect(try await mail.replyCodes == [550])
        }
    }

    @Test func `a server that is down for a while gets everything, once, when it is back`() async throws {
        let mail = try await MailTown()
        let place = try await withMailServer { server in server.port }
        let settings = try MailTown.plain(port: place)
        try await mail.delivering(to: settings) {
            try await mail.write(100)
            // It goes on for an hour, which a counted try would not survive without its letter waiting for hours.
            try await mail.letHourPassInVain()
            #expect(try await mail.count("sent") == 0)
            try await withMailServer("--port", "\(place)") { server in
                try await mail.wait(for: 100, "sent")
                let ids = try server.messageIDs()
                #expect(ids.count == 100)
                #expect(Set(ids).count == 100)
            }
        }
        #expect(try await mail.tries == [1])
    }

    @Test func `twice is only what a server took without our hearing of it`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--drop", "after-data", "--once") { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(20)
                try await mail.wait(for: 20, "sent")
            }
            let ids = try server.messageIDs()
            #expect(Set(ids).count == 20)
            #expect(ids.count == 21)
        }
    }

    @Test func `a connection that breaks within a letter loses nothing and doubles nothing`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--drop", "connected", "--once") { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(20)
                try await mail.wait(for: 20, "sent")
            }
            let ids = try server.messageIDs()
            #expect(Set(ids).count == 20)
            #expect(ids.count == 20)
        }
    }

    @Test func `while the server wants a login that we don't have, letters wait`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--login", "forum:secret") { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(3)
                try await mail.letHourPassInVain()
            }
            #expect(try server.connections() >= 10)
            #expect(try server.mails().isEmpty)
            #expect(try await mail.count("waiting") == 3)
        }
    }

    @Test func `a letter that is dropped after it was claimed is not sent`() async throws {
        let mail = try await MailTown(store: DroppingStore(try SQLiteStore()))
        try await withMailServer { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(1)
                try await mail.wait(for: 1, "dropped")
                try await mail.write(1)
                try await mail.wait(for: 1, "sent")
            }
            #expect(try server.mails().count == 1)
            #expect(try await mail.count("dropped") == 1)
        }
    }

    @Test func `a letter is sent once though that can't be noted at first`() async throws {
        let store = MoodyStore(try SQLiteStore(), failures: 3)
        let mail = try await MailTown(store: store)
        try await withMailServer { server in
            try await mail.delivering(to: server.plain()) {
                try await mail.write(1)
                try await mail.wait(for: 1, "sent")
            }
            #expect(store.left == 0)
            #expect(try server.mails().count == 1)
            #expect(try await mail.tries == [1])
        }
    }

    @Test func `the end waits for no disk: what can't be noted comes back after the next start`() async throws {
        let store = MoodyStore(try SQLiteStore(), failures: 1_000)
        let mail = try await MailTown(store: store)
        try await withMailServer { server in
            let ended = try await mail.delivering(to: server.plain()) {
                try await mail.write(1)
                let isTried = try await poll(within: Program.patience) { store.left < 1_000 ? true : nil }
                #expect(isTried == true)
                return ContinuousClock.now
            }
            #expect(ContinuousClock.now - ended < Program.patience)
            #expect(store.left > 990)
            #expect(try server.mails().count == 1)
            #expect(try await mail.count("sending") == 1)
        }
    }

    @Test func `the end comes soon, and what had no answer waits`() async throws {
        let mail = try await MailTown()
        try await withMailServer("--silent", "after-data") { server in
            let ended = try await mail.delivering(to: server.plain()) {
                try await mail.write(40)
                let taken = try await poll(within: Program.patience) { try server.mails().count >= 4 ? true : nil }
                #expect(taken == true)
                return ContinuousClock.now
            }
            // Without an end of its own it would wait for minutes, as long as a mail may take.
            #expect(ContinuousClock.now - ended < Program.patience)
            #expect(try await mail.count("waiting") == 40)
        }
    }
}
