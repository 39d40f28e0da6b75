import CCurl

// The callbacks run on the engine's thread, inside `curl_multi_perform`, while `CurlLoop` holds the transfer.

func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = unsafe transfer(owner) else { return 0 }
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
    guard let transfer = unsafe transfer(owner) else { return 0 }
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
    guard let transfer = unsafe transfer(owner), transfer.beginRequest() else { return CURL_PREREQFUNC_ABORT }
    return CURL_PREREQFUNC_OK
}

private func transfer(_ owner: UnsafeMutableRawPointer?) -> CurlTransfer? {
    guard let owner = unsafe owner else { return nil }
    return unsafe Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
}
