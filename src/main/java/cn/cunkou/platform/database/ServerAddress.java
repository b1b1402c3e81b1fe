package cn.cunkou.platform.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** The address of an external server, as people write it, taken apart. */
record ServerAddress(String url, String password) {
    private static final String SHAPE =
            "expected jdbc:postgresql://host:5432/cunkou?password=… or"
                    + " postgresql://user:password@host:5432/cunkou";

    static ServerAddress parse(String text) {
        var trimmed = text.strip();
        var plain = trimmed.startsWith("jdbc:") ? trimmed.substring("jdbc:".length()) : trimmed;
        plain = plain.replaceFirst("^postgres://", "postgresql://");
        if (!plain.startsWith("postgresql://")) {
            throw new DatabaseRefused(
                    "CUNKOU_DATABASE_URL is not the address of a PostgreSQL database: " + SHAPE);
        }
        URI uri;
        try {
            uri = URI.create(plain);
        } catch (IllegalArgumentException e) {
            // The reason would repeat the address, and with it the password.
            throw new DatabaseRefused(
                    "CUNKOU_DATABASE_URL cannot be read (characters such as @ : / ? # % in a password"
                            + " are written %40 %3A %2F %3F %23 %25): "
                            + SHAPE);
        }
        String password = null;
        var userInfo = uri.getRawUserInfo();
        if (userInfo != null && userInfo.contains(":")) {
            password = decode(userInfo.substring(userInfo.indexOf(':') + 1));
        }
        var kept = new ArrayList<String>();
        if (uri.getRawQuery() != null) {
            for (var parameter : uri.getRawQuery().split("&", -1)) {
                if (parameter.startsWith("password=")) {
                    password = decode(parameter.substring("password=".length()));
                } else if (!parameter.isEmpty() && !parameter.startsWith("user=")) {
                    kept.add(parameter);
                }
            }
        }
        var database = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        var authority =
                uri.getRawAuthority() == null ? "" : uri.getRawAuthority().replaceFirst("^.*@", "");
        if (password == null || database.isEmpty() || authority.isEmpty()) {
            throw new DatabaseRefused(
                    "CUNKOU_DATABASE_URL lacks "
                            + (authority.isEmpty()
                                    ? "the host"
                                    : database.isEmpty() ? "the database" : "the password")
                            + ": "
                            + SHAPE);
        }
        var query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new ServerAddress(
                "jdbc:postgresql://" + authority + "/" + database + query, password);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
