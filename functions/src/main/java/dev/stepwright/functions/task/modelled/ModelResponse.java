package dev.stepwright.functions.task.modelled;

import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/** An answer of an action. */
final class ModelResponse extends AwsResponse implements Values {

    private final Builder builder;

    private ModelResponse(Builder builder) {
        super(builder);
        this.builder = builder;
    }

    @Override
    public Form form() {
        return builder.form;
    }

    @Override
    public Object[] values() {
        return builder.values;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    static final class Builder extends AwsResponse.BuilderImpl implements Values, Buildable {

        private final Form form;
        private final Object[] values;

        Builder(Form form) {
            this.form = form;
            this.values = new Object[form.fields().size()];
        }

        private Builder(ModelResponse response) {
            super(response);
            this.form = response.form();
            this.values = response.values().clone();
        }

        @Override
        public Form form() {
            return form;
        }

        @Override
        public Object[] values() {
            return values;
        }

        @Override
        public ModelResponse build() {
            return new ModelResponse(this);
        }
    }
}
