import CCurl

// The callbacks run on the engine's thread, within calls of `CurlLoop`, which holds loop and transfer.

func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = unsafe object(owner, as: CurlTransfer.self) else { return 0 }
    let length = size * count
    guard transfer.body.count + length <= transfer.settings.maximumBodyBytes else {
        transfer.isTooLarge = true
        return 0
    }
    unsafe transfer.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
    return length
}

func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = unsafe object(owner, as: CurlTransfer.self) else { return 0 }
    let length = size * count
    unsafe transfer.headers.read(UnsafeRawBufferPointer(start: bytes, count: length))
    guard transfer.headers.byteCount <= transfer.settings.maximumHeaderBytes else {
        transfer.isTooLarge = true
        return 0
    }
    return length
}

func allowRequest(
    _ owner: UnsafeMutableRawPointer?, _: UnsafeMutablePointer<CChar>?, _: UnsafeMutablePointer<CChar>?,
    _: Int32, _: Int32
) -> Int32 {
    guard let transfer = unsafe object(owner, as: CurlTransfer.self), transfer.beginRequest() else {
        return CURL_PREREQFUNC_ABORT
    }
    return CURL_PREREQFUNC_OK
}

func watchSocket(
    _: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32, _ owner: UnsafeMutableRawPointer?,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    unsafe object(owner, as: CurlLoop.self)?.follow(socket, what)
    return 0
}

func watchTime(
    _: UnsafeMutableRawPointer?, _ milliseconds: Int, _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    unsafe object(owner, as: CurlLoop.self)?.setTimer(milliseconds)
    return 0
}

func openSocket(
    _ owner: UnsafeMutableRawPointer?, _: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let watch = unsafe object(owner, as: SocketWatch.self), let address = unsafe address?.pointee else {
        return -1
    }
    return watch.open(address.family, address.socktype, address.protocol)
}

func closeSocket(_ owner: UnsafeMutableRawPointer?, _ socket: curl_socket_t) -> Int32 {
    unsafe object(owner, as: SocketWatch.self)?.close(socket) ?? -1
}

/// The object whose address libcurl was given.
func object<T: AnyObject>(_ address: UnsafeMutableRawPointer?, as type: T.Type) -> T? {
    guard let address = unsafe address else { return nil }
    return unsafe Unmanaged<T>.fromOpaque(address).takeUnretainedValue()
}
