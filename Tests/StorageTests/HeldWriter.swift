import Foundation
import Storage

/// The one writer of a store, kept busy: whatever is written meanwhile waits, and shares the next commits.
struct HeldWriter {
    private let gate = DispatchSemaphore(value: 0)

    /// Returns once the writer is busy.
    init(of store: any Store) async {
        let (isInside, inside) = AsyncStream<Void>.makeStream()
        Task { [gate] in
            _ = try? await store.write { _ in
                inside.finish()
                gate.wait()
            }
        }
        for await _ in isInside {}
    }

    func release() {
        gate.signal()
    }
}
