/// Every bound of the service in one value. Sizes in bytes.
package struct Limits: Equatable, Sendable {
    package var jsonBytes = 64 << 10
    package var formBytes = 64 << 10
    package var multipart = MultipartLimits()

    /// The request line and all headers of one request.
    package var headerBytes = 16 << 10
    package var headerFields = 100
    package var connections = 256
    /// How long a connection may stand open without a request.
    package var idle = Duration.seconds(60)
    /// From the first byte of a head to its last.
    package var headTime = Duration.seconds(10)
    package var body = BodyPace()
    /// How long somebody may take nothing of an answer.
    package var writeStall = Duration.seconds(60)
    /// How long a connection that is being closed is still listened to, so that the answer arrives before the end does.
    package var linger = Duration.seconds(2)
    /// How much of a request that was answered before its end is read and dropped; past it the connection is closed.
    package var drainBytes = 1 << 20

    /// Requests that work on pictures at a time, those that wait for it, and what the rest is told.
    package var pictureWork = 2
    package var pictureQueue = 16
    package var retryAfter = 5

    package init() {}
}

/// How fast a request must come. A sender may fall behind by `grace` and no more, and a fast beginning is no credit for
/// a slow end. 2 KiB/s let a photo of 6 MB take the better part of an hour on the worst of lines.
package struct BodyPace: Equatable, Sendable {
    package var grace: Duration
    package var bytesPerSecond: Int

    package init(grace: Duration = .seconds(20), bytesPerSecond: Int = 2048) {
        self.grace = grace
        self.bytesPerSecond = bytesPerSecond
    }

    /// How long may still be waited after that many bytes came in that time.
    func patience(after left: Duration, waited: Duration, bytes: Int) -> Duration {
        let earned = Duration.seconds(1) * bytes / max(1, bytesPerSecond)
        return min(grace, left - waited + earned)
    }
}
