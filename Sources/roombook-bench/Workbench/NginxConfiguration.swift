/// How nginx is set up: it answers the calls that sending makes, and keeps a line for each.
struct NginxConfiguration {
    /// What a send is answered with.
    static let answer = #"{"errcode":0,"errmsg":"ok","msgid":4104912345678901248}"#
    static let echoModule = "/usr/lib/nginx/modules/ngx_http_echo_module.so"

    let folder: String
    let port: UInt16
    /// How long a send waits for its answer; needs the echo module where it is not zero.
    let delay: Duration

    var log: String { "\(folder)/sends.log" }
    var errorLog: String { "\(folder)/error.log" }
    private var isSlow: Bool { delay > .zero }

    // One process answers everything in turn, so a line is in the log before the next request is answered.
    var text: String {
        """
        \(isSlow ? "load_module \(Self.echoModule);" : "")
        daemon off;
        master_process off;
        pid \(folder)/nginx.pid;
        error_log \(errorLog) error;
        events { worker_connections 1024; }
        http {
            access_log off;
            log_format sends '$msec $status';
            default_type application/json;
            keepalive_requests 1000000000;
            keepalive_timeout 300s;
            client_body_temp_path \(folder)/body;
            proxy_temp_path \(folder)/proxy;
            fastcgi_temp_path \(folder)/fastcgi;
            uwsgi_temp_path \(folder)/uwsgi;
            scgi_temp_path \(folder)/scgi;
            server {
                listen 127.0.0.1:\(port) backlog=1024;
                location = /ready { return 204; }
                location = /cgi-bin/stable_token {
                    return 200 '{"access_token":"\(Self.token)","expires_in":7200}';
                }
                location = /cgi-bin/message/subscribe/send {
                    access_log \(log) sends;
                    \(isSlow ? "echo_sleep \(seconds); echo_exec @answer;" : "return 200 '\(Self.answer)';")
                }
                location @answer {
                    access_log \(log) sends;
                    return 200 '\(Self.answer)';
                }
            }
        }
        """
    }

    // As long as those of WeChat.
    static let token = "bench_" + String(repeating: "a1B2c3D4", count: 16)

    private var seconds: String {
        let parts = delay.components
        return decimal(Double(parts.seconds) + Double(parts.attoseconds) / 1e18, places: 3)
    }
}
