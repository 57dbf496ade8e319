package dev.stepwright.functions.task.modelled;

import software.amazon.awssdk.awscore.AwsRequest;

/** A request of an action. */
final class ModelRequest extends AwsRequest implements Values {

    private final Builder builder;

    private ModelRequest(Builder builder) {
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

    static final class Builder extends AwsRequest.BuilderImpl implements Values {

        private final Form form;
        private final Object[] values;

        Builder(Form form) {
            this.form = form;
            this.values = new Object[form.fields().size()];
        }

        private Builder(ModelRequest request) {
            super(request);
            this.form = request.form();
            this.values = request.values().clone();
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
        public ModelRequest build() {
            return new ModelRequest(this);
        }
    }
}
