/// What all connections to one listener share: how much each may take, who is there, and what is noted of them.
struct House: Sendable {
    let limits: ConnectionLimits
    let census: ConnectionCensus
    let record: RequestRecord
    let refusal: Refusal

    init(limits: ConnectionLimits, record: RequestRecord, safety: SafetyHeaders) {
        self.limits = limits
        census = ConnectionCensus(maximum: limits.connections)
        self.record = record
        refusal = Refusal(safety: safety)
    }
}
