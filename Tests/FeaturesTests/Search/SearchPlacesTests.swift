import Synchronization
import Testing

@testable import Features

/// How many search at the same time, and who waits.
@Suite struct SearchPlacesTests {
    /// A door that opens once.
    private struct Door {
        private let stream: AsyncStream<Void>
        private let opening: AsyncStream<Void>.Continuation

        init() { (stream, opening) = AsyncStream.makeStream() }

        func open() { opening.finish() }

        func wait() async {
            for await _ in stream {}
        }
    }

    /// Holds a place behind a door; answers once it has it.
    private func holder(of places: SearchPlaces, until door: Door) async -> Task<Void, any Error> {
        let inside = Door()
        let task = Task {
            try await places.hold {
                inside.open()
                await door.wait()
            }
        }
        await inside.wait()
        return task
    }

    private func waiter(at places: SearchPlaces, _ body: @escaping @Sendable () -> Void) async -> Task<Void, any Error>
    {
        let count = places.waitingCount
        let task = Task { try await places.hold { body() } }
        while places.waitingCount == count { await Task.yield() }
        return task
    }

    @Test func `who comes later waits, in turn`() async throws {
        let places = SearchPlaces(2, waiting: 8)
        let (first, second) = (Door(), Door())
        let holders = [await holder(of: places, until: first), await holder(of: places, until: second)]
        let order = Mutex<[Int]>([])
        var waiters: [Task<Void, any Error>] = []
        for number in 1...4 {
            waiters.append(await waiter(at: places) { order.withLock { $0.append(number) } })
        }
        #expect(order.withLock { $0 } == [])
        first.open()
        for waiter in waiters { try await waiter.value }
        #expect(order.withLock { $0 } == [1, 2, 3, 4])
        second.open()
        for holder in holders { try await holder.value }
        #expect(try await places.hold { 7 } == 7)
    }

    @Test func `where as many wait as may, nobody else does`() async throws {
        let places = SearchPlaces(1, waiting: 1)
        let door = Door()
        let first = await holder(of: places, until: door)
        let second = await waiter(at: places) {}
        await #expect(throws: SearchError.busy) { try await places.hold {} }
        door.open()
        try await first.value
        try await second.value
    }

    @Test func `who is cancelled gives up the place, waiting or not`() async throws {
        let places = SearchPlaces(1, waiting: 1)
        let door = Door()
        let first = await holder(of: places, until: door)
        let second = await waiter(at: places) { Issue.record("it had gone") }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(places.waitingCount == 0)
        let third = await waiter(at: places) {}
        door.open()
        try await first.value
        try await third.value
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            _ = try await places.hold { Issue.record("it had gone") }
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        #expect(try await places.hold { 7 } == 7)
    }

    @Test func `a place comes back from who failed`() async throws {
        let places = SearchPlaces(1, waiting: 0)
        for _ in 1...3 {
            await #expect(throws: SearchError.tooBroad) { try await places.hold { throw SearchError.tooBroad } }
        }
        #expect(try await places.hold { 7 } == 7)
    }
}
