import Foundation
import Testing

/// A name server that does not answer: a library that, loaded first, lets the look-up of one host take a minute.
enum SlowLookUp {
    static let host = "slow.test"
    /// What is written to standard error when the look-up begins.
    static let sign = "looking up slow.test"

    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <netdb.h>
        #include <string.h>
        #include <unistd.h>

        typedef int look_up(const char *, const char *, const struct addrinfo *, struct addrinfo **);

        int getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found) {
            static const char sign[] = "\(sign)\\n";
            if (host && strcmp(host, "\(host)") == 0) {
                if (write(2, sign, sizeof sign - 1) < 0) return EAI_SYSTEM;
                sleep(60);
                return EAI_AGAIN;
            }
            return ((look_up *)dlsym(RTLD_NEXT, "getaddrinfo"))(host, port, hints, found);
        }
        """

    /// The environment of a process that has it, built in `folder` by the compiler that comes with Swift.
    static func environment(in folder: URL) async throws -> [String: String] {
        let (code, library) = (folder.appending(path: "slow.c"), folder.appending(path: "slow.so"))
        try source.write(to: code, atomically: true, encoding: .utf8)
        let compiler = try Process.run(
            URL(filePath: "/usr/bin/env"), arguments: ["clang", "-shared", "-fPIC", "-o", library.path, code.path])
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        return ["LD_PRELOAD": library.path]
    }
}
