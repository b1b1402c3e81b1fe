package cn.cunkou.visibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents and vectors to try ourselves by: a folder of them beside the repository, where it is,
 * and a smaller one that comes from Maven Central to everybody.
 */
public final class Material {
    private static final Path FOLDER = Path.of("../shared/data/epcis");
    private static final JsonMapper JSON = new JsonMapper();

    private Material() {}

    public static boolean beside() {
        return Files.isDirectory(FOLDER);
    }

    public static JsonNode json(String name) {
        return JSON.readTree(bytes(name));
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The documents beside the repository, by their path in the folder. */
    public static Map<String, byte[]> folder(String under) {
        return files(FOLDER, FOLDER.resolve(under));
    }

    /** The documents that Maven Central gives, by their path in the jar. */
    public static Map<String, byte[]> central() {
        try (var jar =
                FileSystems.newFileSystem(
                        Path.of(
                                Material.class
                                        .getResource("/openepcis-test-resources.list")
                                        .getPath()
                                        .replaceFirst("^file:", "")
                                        .replaceFirst("!.*$", "")))) {
            var root = jar.getPath("/");
            var all = new TreeMap<String, byte[]>();
            for (var edition : new String[] {"1.2", "2.0"}) {
                all.putAll(files(root, root.resolve(edition)));
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, byte[]> files(Path root, Path under) {
        try (Stream<Path> paths = Files.walk(under)) {
            var all = new TreeMap<String, byte[]>();
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                if (path.toString().matches(".*\\.(xml|json|jsonld)")) {
                    all.put(root.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
