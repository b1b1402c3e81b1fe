package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What lies where in the server's folder. */
record ServerFiles(Path folder) {
    private static final SecureRandom RANDOM = new SecureRandom();

    Path data() {
        return folder.resolve("data");
    }

    /** The database while it is being made; renamed when it is whole. */
    Path dataInTheMaking() {
        return folder.resolve("data.init");
    }

    Path configuration() {
        return folder.resolve("server.conf");
    }

    /** Settings of the operator's own, if any. */
    Path tuning() {
        return folder.resolve("tuning.conf");
    }

    Path access() {
        return folder.resolve("access.conf");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path passwords() {
        return folder.resolve("passwords.properties");
    }

    /**
     * Who may log in, in the words of {@code pg_hba.conf}, and the settings; the server's user must
     * read both.
     */
    void writeConfiguration(String access) throws IOException {
        var settings = Resources.text("server.conf");
        if (Files.exists(tuning())) {
            settings += "\ninclude = '" + tuning().getFileName() + "'\n";
        }
        Folders.write(configuration(), settings, "rw-r--r--");
        Folders.write(access(), access, "rw-r--r--");
    }

    static Map<Role, String> newPasswords() {
        var passwords = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            passwords.put(role, randomPassword());
        }
        return passwords;
    }

    void writePasswords(Map<Role, String> passwords) throws IOException {
        var text =
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey().user() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        Folders.write(passwords(), text, "rw-------");
    }

    /** Nothing when the file or part of it is lost. */
    Optional<Map<Role, String>> readPasswords() throws IOException {
        if (!Files.exists(passwords())) {
            return Optional.empty();
        }
        var found = new Properties();
        found.load(new StringReader(Folders.read(passwords())));
        var passwords = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            var password = found.getProperty(role.user());
            if (password == null) {
                return Optional.empty();
            }
            passwords.put(role, password);
        }
        return Optional.of(passwords);
    }

    static String randomPassword() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
