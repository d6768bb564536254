import Glibc

/// What a server asks of its process.
enum ProcessLimits {
    /// Takes as many open files as the system grants, and outlives a terminal that hangs up or a log that nobody reads.
    static func prepare() {
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            limit.rlim_cur = limit.rlim_max
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }
}
