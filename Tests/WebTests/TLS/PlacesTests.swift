import Hummingbird
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import Web

/// How many requests of one connection are at work.
struct PlacesTests {
    private static func promise() -> EventLoopPromise<Void> {
        EventLoopGroupProvider.singleton.eventLoopGroup.next().makePromise()
    }

    @Test func `places are given in order, and no more than there are`() async throws {
        let places = Places(2)
        let end = Self.promise()
        defer { end.succeed() }
        #expect(await places.enter(until: end.futureResult))
        #expect(await places.enter(until: end.futureResult))
        let order = Order()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...3 {
                group.addTask {
                    guard await places.enter(until: end.futureResult) else { return }
                    order.add(number)
                    places.leave()
                }
                let isWaiting = try await poll(within: .seconds(10)) { places.waiting == number ? true : nil }
                #expect(isWaiting == true)
            }
            places.leave()
            try await group.waitForAll()
        }
        #expect(order.numbers == [1, 2, 3])
        #expect(places.waiting == 0)
    }

    @Test func `who leaves while waiting gets no place, and takes none from others`() async throws {
        let places = Places(1)
        let (stays, leaves) = (Self.promise(), Self.promise())
        defer { stays.succeed() }
        #expect(await places.enter(until: stays.futureResult))
        async let gone = places.enter(until: leaves.futureResult)
        let isWaiting = try await poll(within: .seconds(10)) { places.waiting == 1 ? true : nil }
        #expect(isWaiting == true)
        leaves.succeed()
        let hasPlace = await gone
        #expect(!hasPlace)
        #expect(places.waiting == 0)
        places.leave()
        #expect(await places.enter(until: stays.futureResult))
    }
}

/// Who came when.
private final class Order: Sendable {
    private let list = Mutex<[Int]>([])

    var numbers: [Int] { list.withLock { $0 } }

    func add(_ number: Int) {
        list.withLock { $0.append(number) }
    }
}
