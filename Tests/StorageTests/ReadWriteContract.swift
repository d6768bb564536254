import Storage
import Testing

/// What every engine does with values, reads and writes.
@Suite struct ReadWriteContract {
    @Test(arguments: Engine.allCases)
    func `what was written is read back with its type`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let cover: [UInt8] = [0, 255, 1]
        try await store.write { transaction in
            try transaction.run(
                "INSERT INTO song (title, played, cover, loud) VALUES (\("Ällo ♫"), \(Int64.max), \(cover), \(true))")
        }
        let row = try await store.read { transaction in
            try transaction.one(
                Query("SELECT title, played, cover, loud FROM song") { row in
                    (
                        try row.next(String.self), try row.next(Int64.self), try row.next([UInt8].self),
                        try row.next(Bool.self)
                    )
                })
        }
        #expect(row.0 == "Ällo ♫")
        #expect(row.1 == .max)
        #expect(row.2 == cover)
        #expect(row.3)
    }

    @Test(arguments: Engine.allCases)
    func `a missing value is nil and a type it isn't throws`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let nothing: [UInt8]? = nil
        try await store.write { try $0.run("INSERT INTO song (title, cover) VALUES ('a', \(nothing))") }
        let cover = try await store.read { transaction in
            try transaction.one(Query<[UInt8]?>("SELECT cover FROM song") { try $0.next() })
        }
        #expect(cover == nil)
        await #expect(throws: StorageError.unexpectedColumn(index: 0)) {
            try await store.read { try $0.one(Query<Int64>("SELECT cover FROM song")) }
        }
        await #expect(throws: StorageError.unexpectedColumn(index: 1)) {
            try await store.read { transaction in
                try transaction.one(Query("SELECT id FROM song") { (try $0.next(Int64.self), try $0.next(Int64.self)) })
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `text that looks like SQL stays text`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let title = "'); DROP TABLE song; --"
        try await store.write { try $0.run(.add(title)) }
        #expect(try await store.read { try $0.all(.titles) } == [title])
    }

    @Test(arguments: Engine.allCases)
    func `a read that writes throws and changes nothing`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        await #expect(throws: StorageError.self) {
            _ = try await store.read { try $0.run(.add("no")) }
        }
        #expect(try await store.read { try $0.all(.titles) } == [])
    }

    @Test(arguments: Engine.allCases)
    func `a row that breaks a rule of the schema is a constraint error`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { try $0.run(.add("once")) }
        do {
            try await store.write { try $0.run(.add("once")) }
            Issue.record("the second row was taken")
        } catch StorageError.constraint {
            #expect(try await store.read { try $0.all(.titles) } == ["once"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing found is nil, and one of nothing throws`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        #expect(try await store.read { try $0.first(.titles) } == nil)
        await #expect(throws: StorageError.noRow) {
            try await store.read { try $0.one(.titles) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list is bound value by value and parts keep their values`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { transaction in
            for title in ["a", "b", "c"] { try transaction.run(.add(title)) }
        }
        let condition: SQLText = "title IN (\(list: ["a", "c"])) AND played = \(0)"
        let found = try await store.read {
            try $0.all(Query<String>("SELECT title FROM song WHERE \(condition) ORDER BY title"))
        }
        #expect(found == ["a", "c"])
    }
    @Test(arguments: Engine.allCases)
    func `no bytes are not NULL, and text is kept whole whatever it holds`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let (none, odd): ([UInt8], String) = ([], "a\0b \u{FEFF}🎸")
        try await store.write { transaction in
            try transaction.run("INSERT INTO song (title, cover) VALUES ('', \(none))")
            try transaction.run(.add(odd))
        }
        let covers = Query<[UInt8]?>("SELECT cover FROM song ORDER BY id") { try $0.next() }
        let expected: [[UInt8]?] = [[], nil]
        #expect(try await store.read { try $0.all(covers) } == expected)
        #expect(try await store.read { try $0.all(.titles) } == ["", odd])
        let cut = Query<Int>("SELECT COUNT(*) FROM song WHERE title = \("a")")
        #expect(try await store.read { try $0.one(cut) } == 0)
    }

    @Test(arguments: Engine.allCases)
    func `a column is made into nothing but what it holds`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let (integer, text, bytes, real, null): (SQLText, SQLText, SQLText, SQLText, SQLText) = (
            "SELECT 7", "SELECT '7'", "SELECT x'37'", "SELECT 7.0", "SELECT NULL"
        )
        for sql in [text, bytes, real, null] {
            await #expect(throws: StorageError.unexpectedColumn(index: 0), "\(sql.text)") {
                try await store.read { try $0.one(Query<Int64>(sql)) }
            }
        }
        for sql in [integer, bytes, real, null] {
            await #expect(throws: StorageError.unexpectedColumn(index: 0), "\(sql.text)") {
                try await store.read { try $0.one(Query<String>(sql)) }
            }
        }
        for sql in [integer, text, real, null] {
            await #expect(throws: StorageError.unexpectedColumn(index: 0), "\(sql.text)") {
                try await store.read { try $0.one(Query<[UInt8]>(sql)) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a statement with more or fewer values than marks is refused`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let wrong: [SQLText] = [SQLText(stringLiteral: "SELECT ?"), "SELECT \(1) -- \(2)"]
        for sql in wrong {
            let error = await #expect(throws: StorageError.self) {
                try await store.read { try $0.one(Query<Int>(sql)) }
            }
            #expect(error?.description.contains("wrong number of statement arguments") == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a statement can be used again, whatever became of it`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { transaction in
            try transaction.run(.add("a"))
            #expect(throws: StorageError.self) { try transaction.run(.add("a")) }
            try transaction.run(.add("b"))
        }
        await #expect(throws: Refusal()) {
            try await store.read { transaction in try transaction.each(.titles) { _ in throw Refusal() } }
        }
        let pairs = try await store.read { transaction in
            var pairs: [String] = []
            try transaction.each(.titles) { first in
                try transaction.each(.titles) { second in pairs.append(first + second) }
            }
            return pairs
        }
        #expect(pairs == ["aa", "ab", "ba", "bb"])
    }

    @Test(arguments: Engine.allCases)
    func `an insert gives the new row's key, and throws where there is none`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let keys = try await store.write { transaction in
            let first = try transaction.insert(.add("a"))
            return [first, try transaction.insert(.add("b"))]
        }
        #expect(try await store.read { try $0.all(Query<Int64>("SELECT id FROM song ORDER BY title")) } == keys)
        #expect(Set(keys).count == 2)
        await #expect(throws: StorageError.noRow) {
            try await store.write {
                try $0.insert("INSERT INTO song (title) VALUES ('a') ON CONFLICT DO NOTHING")
            }
        }
        #expect(try await store.read { try $0.all(.titles) } == ["a", "b"])
    }
}
