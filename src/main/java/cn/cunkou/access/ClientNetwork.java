package cn.cunkou.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from: an IPv4 address, or the /64 of an IPv6 address, since one household
 * has that many.
 */
public final class ClientNetwork {
    private ClientNetwork() {}

    public static String of(String address) {
        try {
            var zone = address.indexOf('%');
            var literal = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            return literal instanceof Inet6Address
                    ? HexFormat.of().formatHex(literal.getAddress(), 0, 8) + "/64"
                    : literal.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
