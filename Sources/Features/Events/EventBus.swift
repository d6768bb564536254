import Synchronization

/// Tells those who asked what has changed, after it is durable and in the order of publishing.
package actor EventBus {
    /// Called for each event before the verb that caused it returns; quick, and never waiting for anything.
    package typealias Listener = @Sendable (CommunityEvent) -> Void

    private let listeners = Mutex<[Listener]>([])
    private var readers: [Int: AsyncStream<CommunityEvent>.Continuation] = [:]
    private var nextReader = 0

    package init() {}

    /// Adds a listener, for as long as the bus lives.
    package nonisolated func listen(_ listener: @escaping Listener) {
        listeners.withLock { $0.append(listener) }
    }

    /// Every event from now on, to be read at the reader's own pace.
    ///
    /// At most `buffer` wait for a reader: whoever falls further behind is dropped, and sees the end of the stream
    /// after what did wait.
    package func subscribe(buffer: Int) -> AsyncStream<CommunityEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: CommunityEvent.self, bufferingPolicy: .bufferingOldest(max(1, buffer)))
        let reader = nextReader
        nextReader += 1
        readers[reader] = continuation
        continuation.onTermination = { [weak self] _ in
            guard let self else { return }
            Task { await self.remove(reader) }
        }
        return stream
    }

    /// Hands an event to everyone; when this returns, every listener knows it.
    package func publish(_ event: CommunityEvent) {
        for listener in listeners.withLock(\.self) { listener(event) }
        for (reader, continuation) in readers {
            if case .enqueued = continuation.yield(event) { continue }
            readers[reader] = nil
            continuation.finish()
        }
    }

    /// How many read.
    package var readerCount: Int { readers.count }

    private func remove(_ reader: Int) {
        readers[reader] = nil
    }
}
