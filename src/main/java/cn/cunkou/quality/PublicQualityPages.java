package cn.cunkou.quality;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.quality.Monitoring.Failure;
import cn.cunkou.quality.Monitoring.Figure;
import cn.cunkou.region.Counties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 质量监测: how many samples were tested and passed, what was called back. */
@Controller
public class PublicQualityPages {
    static final String PATH = "/quality";

    private final Monitoring monitoring;
    private final Files files;
    private final Counties counties;

    PublicQualityPages(Monitoring monitoring, Files files, Counties counties) {
        this.monitoring = monitoring;
        this.files = files;
        this.counties = counties;
    }

    @Bean
    static MenuEntry publicQualityMenu() {
        return new MenuEntry(Place.PORTAL, "", 38, "质量监测", PATH, "lab");
    }

    /** The figures of a county. */
    public record MonitoringPage(String place, List<Figure> figures, List<Failure> failures) {
        public long samples() {
            return figures.stream().mapToLong(Figure::samples).sum();
        }

        public long passed() {
            return figures.stream().mapToLong(Figure::passed).sum();
        }
    }

    @GetMapping(PATH)
    String monitoring(Model model) {
        var county = counties.home();
        model.addAttribute(
                "page",
                new MonitoringPage(
                        county.name(),
                        monitoring.figures(county.code()),
                        monitoring.failures(county.code())));
        return "quality/monitoring";
    }

    @GetMapping(PATH + "/reports/{id}")
    ResponseEntity<InputStreamResource> report(@PathVariable UUID id) {
        var paper = monitoring.paper(counties.home().code(), id);
        return files.show(
                paper.file(), new Files.Stored(paper.sha256(), paper.size(), paper.mediaType()));
    }

    /** The same figures for programs: month, kind, samples, passed. */
    @GetMapping("/open-data/inspections.csv")
    ResponseEntity<byte[]> table() {
        var county = counties.home();
        var text = new StringBuilder("﻿month,kind,samples,passed\r\n");
        for (var one : monitoring.figures(county.code())) {
            text.append(one.month().toString(), 0, 7)
                    .append(",\"")
                    .append(one.kind().replace("\"", "\"\""))
                    .append("\",")
                    .append(one.samples())
                    .append(',')
                    .append(one.passed())
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.as(county.name() + "质量监测 inspections.csv"))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
