-- One line of JSON when wrk is done.
done = function(summary, latency, requests)
  io.write(string.format(
    'JSON {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"bad":%d,"errors":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
