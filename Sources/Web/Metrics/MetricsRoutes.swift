import Features
import HTTPTypes
import Hummingbird
import NIOCore

/// `/metrics`: what the server has counted, for Prometheus.
struct MetricsRoutes: FeatureRoutes {
    let registry: PrometheusRegistry

    func add(to routes: inout RouteList) {
        routes.get("/metrics", for: .watch) { [registry] _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text)))
        }
    }
}
