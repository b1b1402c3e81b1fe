package cn.cunkou.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Wires the frame and the assets into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final FrameMaker frames;

    WebConfiguration(FrameMaker frames) {
        this.frames = frames;
    }

    @Bean
    static FilterRegistrationBean<Threshold> threshold(
            BareAnswers answers, @Value("${server.tomcat.max-http-form-post-size}") DataSize text) {
        var threshold = new FilterRegistrationBean<>(new Threshold(answers, text.toBytes()));
        // within the headers that every answer carries, before sessions and whoever acts
        threshold.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        threshold.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return threshold;
    }

    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverAnswers(
            BareAnswers answers) {
        return server ->
                server.addContextCustomizers(context -> {
                    var host = (StandardHost) context.getParent();
                    host.setErrorReportValveClass(ServerAnswers.class.getName());
                    host.getPipeline().addValve(new ServerAnswers(answers));
                });
    }

    /** Nothing is handed from page to page; Spring would look into every session for it. */
    @Bean
    static FlashMapManager flashMapManager() {
        return new AbstractFlashMapManager() {
            @Override
            protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
                return null;
            }

            @Override
            protected void updateFlashMaps(
                    List<FlashMap> kept, HttpServletRequest request, HttpServletResponse response) {
                throw new UnsupportedOperationException("nothing is handed from page to page");
            }
        };
    }

    @Bean
    static WebMvcRegistrations handlers() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new HandlersByBeginning();
            }
        };
    }

    @Bean
    static JacksonModule typedTexts() {
        return new SimpleModule().addDeserializer(String.class, new TypedText());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(frames);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(
                        "classpath:/static/assets/",
                        "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
