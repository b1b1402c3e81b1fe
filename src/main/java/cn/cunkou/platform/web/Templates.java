package cn.cunkou.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Turns a view's name into its compiled JTE template; the model holds {@code frame} and {@code
 * page} only.
 */
@Configuration(proxyBeanMethods = false)
class Templates {
    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver templateViews(TemplateEngine engine) {
        return (name, locale) -> template(engine, name, locale);
    }

    private static @Nullable View template(TemplateEngine engine, String name, Locale locale) {
        var file = name + ".jte";
        if (name.startsWith("redirect:")
                || name.startsWith("forward:")
                || !engine.hasTemplate(file)) {
            return null;
        }
        return (model, request, response) -> {
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                parameters.putAll(model);
            }
            parameters.keySet().retainAll(Set.of("frame", "page"));
            var output = new Utf8ByteOutput();
            engine.render(file, parameters, output);
            response.setContentType("text/html; charset=utf-8");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        };
    }
}
