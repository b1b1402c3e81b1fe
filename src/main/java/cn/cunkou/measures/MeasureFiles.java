package cn.cunkou.measures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** All measure files of the program. */
record MeasureFiles(List<MeasureFile> files) {

    static final String PATTERN = "classpath*:cn/cunkou/*/*.measure.sql";

    /** Reads them all, or tells everything that is wrong with any of them. */
    static MeasureFiles read(ResourcePatternResolver resources, String pattern) {
        return parse(texts(resources, pattern));
    }

    static List<Text> texts(ResourcePatternResolver resources, String pattern) {
        try {
            var texts = new ArrayList<Text>();
            for (var resource : resources.getResources(pattern)) {
                texts.add(new Text(nameOf(resource), textOf(resource)));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file's name, from the module's directory on, and its text. */
    record Text(String name, String text) {}

    static MeasureFiles parse(List<Text> texts) {
        var faults = new ArrayList<String>();
        var files = new ArrayList<MeasureFile>();
        for (var text : texts) {
            try {
                files.add(MeasureFile.parse(text.name(), text.text()));
            } catch (BrokenMeasures broken) {
                faults.addAll(broken.faults());
            }
        }
        checkTogether(files, faults);
        if (!faults.isEmpty()) {
            throw new BrokenMeasures(faults);
        }
        files.sort(Comparator.comparing(file -> file.measure().id()));
        return new MeasureFiles(List.copyOf(files));
    }

    private static void checkTogether(List<MeasureFile> files, List<String> faults) {
        var known = new HashMap<String, MeasureFile>();
        for (var file : files) {
            var other = known.putIfAbsent(file.measure().id(), file);
            if (other != null) {
                faults.add(file.name() + ": is the same measure as " + other.name());
            }
        }
        for (var file : files) {
            var of = file.measure().of();
            if (of == null) {
                continue;
            }
            var grown = known.get(of);
            if (grown == null) {
                faults.add(file.name() + ": there is no measure `" + of + "` to grow");
            } else if (grown.measure().aggregate() == Aggregate.GROWTH) {
                faults.add(file.name() + ": `" + of + "` is a growth itself");
            }
        }
    }

    private static String nameOf(Resource resource) throws IOException {
        var path = resource.getURL().getPath();
        return path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
    }

    private static String textOf(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }
}
