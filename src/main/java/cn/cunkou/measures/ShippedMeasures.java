package cn.cunkou.measures;

import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The measures of the program's own files, known without a database. */
public final class ShippedMeasures {
    private ShippedMeasures() {}

    public static List<Measure> read() {
        return MeasureFiles.read(new PathMatchingResourcePatternResolver(), MeasureFiles.PATTERN)
                .files()
                .stream()
                .map(MeasureFile::measure)
                .toList();
    }
}
