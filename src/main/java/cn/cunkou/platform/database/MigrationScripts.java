package cn.cunkou.platform.database;

import cn.cunkou.values.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every migration of this program, by module, read from folders and from jars in jars alike. */
final class MigrationScripts {
    private static final String ROOT = "db/migration/";

    /** Text by path, such as {@code stations/V1__register.sql}. */
    private final TreeMap<String, String> texts;

    private MigrationScripts(TreeMap<String, String> texts) {
        this.texts = texts;
    }

    static MigrationScripts load() {
        var texts = new TreeMap<String, String>();
        var resolver =
                new PathMatchingResourcePatternResolver(MigrationScripts.class.getClassLoader());
        try {
            for (var resource : resolver.getResources("classpath*:" + ROOT + "*/*.sql")) {
                var address = resource.getURL().toString();
                var path = address.substring(address.lastIndexOf(ROOT) + ROOT.length());
                var module = path.substring(0, path.indexOf('/'));
                if (Migrations.MODULES.contains(module)) {
                    texts.put(path, resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (texts.isEmpty()) {
            throw new IllegalStateException("no migrations were found under " + ROOT);
        }
        return new MigrationScripts(texts);
    }

    boolean has(String module) {
        return !paths(module).isEmpty();
    }

    boolean knows(String module, String version) {
        return paths(module).stream()
                .anyMatch(path -> path.startsWith(module + "/V" + version + "__"));
    }

    private List<String> paths(String module) {
        return List.copyOf(texts.subMap(module + "/", module + "0").keySet());
    }

    /** Changes whenever any script does. */
    String fingerprint() {
        return Sha256.hex(
                texts.entrySet().stream()
                        .map(script -> script.getKey() + "\n" + script.getValue() + "\n")
                        .toArray(String[]::new));
    }

    ResourceProvider provider(String module) {
        var scripts = new ArrayList<LoadableResource>();
        for (var path : paths(module)) {
            scripts.add(new Script(path, String.valueOf(texts.get(path))));
        }
        return new Provider(Map.copyOf(byName(scripts)));
    }

    private static Map<String, LoadableResource> byName(List<LoadableResource> scripts) {
        var byName = new TreeMap<String, LoadableResource>();
        scripts.forEach(script -> byName.put(script.getRelativePath(), script));
        return byName;
    }

    private record Provider(Map<String, LoadableResource> scripts) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return scripts.get(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.values().stream()
                    .filter(script -> script.getFilename().startsWith(prefix))
                    .filter(script ->
                            List.of(suffixes).stream().anyMatch(script.getFilename()::endsWith))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String path;
        private final String text;

        Script(String path, String text) {
            this.path = path;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return ROOT + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return ROOT + path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.indexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
