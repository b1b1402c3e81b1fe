package cn.cunkou.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
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
        return new TemplateViews(engine);
    }

    /** Asked before Spring's own resolvers, which would take any name for a file to forward to. */
    private record TemplateViews(TemplateEngine engine) implements ViewResolver, PriorityOrdered {
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            var file = name + ".jte";
            if (name.startsWith("redirect:")
                    || name.startsWith("forward:")
                    || !engine.hasTemplate(file)) {
                return null;
            }
            return new TemplateView(engine, file);
        }
    }

    private record TemplateView(TemplateEngine engine, String file) implements View {
        @Override
        public String getContentType() {
            return "text/html; charset=utf-8";
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                parameters.putAll(model);
            }
            parameters.keySet().retainAll(Set.of("frame", "page"));
            response.setContentType(getContentType());
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            if (parameters.get("frame") instanceof Frame frame && !frame.site().isPlain()) {
                var output = new StringOutput();
                engine.render(file, parameters, output);
                var page =
                        new SiteAddresses(frame.site(), frame.doors())
                                .in(output.toString())
                                .getBytes(StandardCharsets.UTF_8);
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
                return;
            }
            var output = new Utf8ByteOutput();
            engine.render(file, parameters, output);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
