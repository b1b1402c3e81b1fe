package cn.cunkou.visibility;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where answers may be sent: to public addresses. A name is judged by the address it leads to at
 * the moment of sending, and the connection goes to that very address, so that no name can lead
 * into the network that this machine stands in.
 */
@Component
class Destinations {
    private static final int LONGEST = 2_000;

    private final boolean privateToo;

    Destinations(@Value("${cunkou.webhooks-to-private-addresses:false}") boolean privateToo) {
        this.privateToo = privateToo;
    }

    /** Thrown for an address that nothing is sent to. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * The address, which may still lead nowhere.
     *
     * @throws Refused when it is none of HTTP
     */
    static URI read(String dest) throws Refused {
        try {
            var uri = new URI(dest);
            var scheme = String.valueOf(uri.getScheme());
            if (dest.length() > LONGEST
                    || !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() > 65_535
                    || !dest.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
                throw new Refused("dest应是http或https的网址，不含账号和#，最长%d个字符。".formatted(LONGEST));
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new Refused("dest不是网址。");
        }
    }

    /**
     * The address to connect to.
     *
     * @throws Refused when it leads nowhere, or where nothing is sent to
     */
    InetAddress resolve(URI dest) throws Refused {
        try {
            var host = dest.getHost().replaceAll("^\\[|]$", "");
            var addresses = InetAddress.getAllByName(host);
            for (var address : addresses) {
                if (!privateToo && !isPublic(address)) {
                    throw new Refused("dest指向内部网络的地址，这里不往内部网络发送。");
                }
            }
            return List.of(addresses).getFirst();
        } catch (UnknownHostException e) {
            throw new Refused("dest的主机名找不到。");
        }
    }

    /** Whether it is an address of the Internet, by the lists of IANA. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var third = bytes[2] & 0xff;
        return first != 0
                && first < 240
                // shared by customers of a carrier
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /**
     * Of what is routed at all, {@code 2000::/3}, not what has an address of version 4 in it or is
     * there for examples.
     */
    private static boolean isPublic6(byte[] bytes) {
        var first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        var second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return (first & 0xe000) == 0x2000
                && first != 0x2002
                && first != 0x3fff
                && !(first == 0x2001 && (second < 0x200 || second == 0xdb8));
    }
}
