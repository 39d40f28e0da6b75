import CCurl

extension TransportError {
    /// What a result of libcurl means, which depends on whether the request had begun to go out.
    init(_ result: CURLcode, requestHasBegun: Bool) {
        self = requestHasBegun ? Self.afterSending(result) : .notSent(Self.beforeSending(result))
    }

    private static func afterSending(_ result: CURLcode) -> TransportError {
        switch result {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            .malformedAnswer
        default: .connectionLost
        }
    }

    private static func beforeSending(_ result: CURLcode) -> NotSentReason {
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved
        case CURLE_OPERATION_TIMEDOUT: .connectTimedOut
        case CURLE_COULDNT_CONNECT: .connectionRefused
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
            .tlsFailed
        default: .setupFailed
        }
    }
}
